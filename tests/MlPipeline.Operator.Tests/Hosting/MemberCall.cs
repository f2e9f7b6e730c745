namespace MlPipeline.Operator.Tests.Hosting;

/// <summary>One access of the operator to a member.</summary>
/// <param name="Pod">Which member.</param>
/// <param name="Action"><c>read</c>, <c>write</c>, <c>install</c>, <c>start</c> or <c>run</c>.</param>
/// <param name="Detail">The file, the package or the arguments.</param>
internal sealed record MemberCall(string Pod, string Action, string Detail);
