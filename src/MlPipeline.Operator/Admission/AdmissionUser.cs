namespace MlPipeline.Operator.Admission;

/// <summary>Who writes.</summary>
/// <param name="Name">Name of the user.</param>
/// <param name="Groups">Groups the user is in.</param>
public sealed record AdmissionUser(string Name, IReadOnlyList<string> Groups);
