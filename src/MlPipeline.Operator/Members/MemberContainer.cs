namespace MlPipeline.Operator.Members;

/// <summary>The container of a member, as it was when the operator looked.</summary>
/// <param name="Namespace">Namespace of the pod.</param>
/// <param name="Pod">Name of the pod.</param>
/// <param name="Container">Name of the container.</param>
/// <param name="ContainerId">Id of the container; an access to a container that has another id by now must fail.</param>
public sealed record MemberContainer(string Namespace, string Pod, string Container, string ContainerId);
