using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.KubeDirector.Clusters;

/// <summary>A kdcluster as it is now.</summary>
/// <param name="Name">Its name.</param>
/// <param name="App">Its kdapp.</param>
/// <param name="State">What its operator says: <c>creating</c>, <c>updating</c>, <c>configured</c>; empty before it said anything.</param>
/// <param name="Roles">Its roles with their members.</param>
/// <param name="Connections">What it is connected to.</param>
/// <param name="Endpoints">Where its members can be reached.</param>
/// <param name="Created">When it was created.</param>
/// <param name="Events">What happened to it, oldest first; empty where kdclusters are listed.</param>
public sealed record KdClusterInfo(
    string Name,
    string App,
    string State,
    IReadOnlyList<KdRoleInfo> Roles,
    KdConnections Connections,
    IReadOnlyList<EndpointInfo> Endpoints,
    DateTimeOffset? Created,
    IReadOnlyList<ClusterEventInfo> Events)
{
    /// <summary>How often its connections have changed, as its operator counts.</summary>
    public long ConnectionVersion { get; init; }

    /// <summary>All members of all roles.</summary>
    public IEnumerable<MemberInfo> Members => Roles.SelectMany(role => role.Members);

    /// <summary>Whether every member that is asked for is there and configured, without an error.</summary>
    public bool IsConfigured =>
        State == ClusterStates.Configured
        && Roles.All(role => role.Members.Count == role.WantedMembers && role.Members.All(member => member.State == MemberStates.Configured));

    /// <summary>Whether a member could not be configured.</summary>
    public bool HasConfigErrors => Members.Any(member => member.State == MemberStates.ConfigError);
}
