namespace MlPipeline.KubeDirector.Clusters;

/// <summary>A pod of a kdcluster.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">Role of the member it is.</param>
/// <param name="Phase"><c>Pending</c>, <c>Running</c>, <c>Succeeded</c>, <c>Failed</c> or <c>Unknown</c>.</param>
/// <param name="IsReady">Whether it takes requests.</param>
/// <param name="RestartCount">How often its container was started again.</param>
/// <param name="Address">Its IP address, or empty before it has one.</param>
/// <param name="Node">Node it runs on, or empty before it is scheduled.</param>
/// <param name="Started">When it was started.</param>
public sealed record PodInfo(
    string Name,
    string Role,
    string Phase,
    bool IsReady,
    int RestartCount,
    string Address,
    string Node,
    DateTimeOffset? Started);
