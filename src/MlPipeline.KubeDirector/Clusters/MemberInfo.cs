namespace MlPipeline.KubeDirector.Clusters;

/// <summary>A member of a kdcluster: a pod with a role.</summary>
/// <param name="Role">Its role.</param>
/// <param name="Pod">Its pod.</param>
/// <param name="Uid">Identity of the pod; another pod of the same name has another one.</param>
/// <param name="State">What the operator says: <c>create pending</c>, <c>creating</c>, <c>configured</c>, <c>config error</c>, …</param>
/// <param name="Phase">What Kubernetes says of the pod: <c>Pending</c>, <c>Running</c>, …; empty before it is there.</param>
/// <param name="Started">When its container started.</param>
/// <param name="RestartCount">How often its container was started again.</param>
/// <param name="Problem">What is wrong with it, or null.</param>
public sealed record MemberInfo(
    string Role,
    string Pod,
    string Uid,
    string State,
    string Phase,
    DateTimeOffset? Started,
    int RestartCount,
    string? Problem);
