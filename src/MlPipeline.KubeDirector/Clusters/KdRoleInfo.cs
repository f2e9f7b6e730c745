namespace MlPipeline.KubeDirector.Clusters;

/// <summary>A role of a kdcluster.</summary>
/// <param name="Id">Its id.</param>
/// <param name="WantedMembers">How many members it shall have.</param>
/// <param name="Members">The members it has.</param>
public sealed record KdRoleInfo(string Id, int WantedMembers, IReadOnlyList<MemberInfo> Members);
