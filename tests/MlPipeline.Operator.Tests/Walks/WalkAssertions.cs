using System.Text.Json;
using k8s;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Tests.Hosting;

namespace MlPipeline.Operator.Tests.Walks;

/// <summary>What must hold at the end of a random walk.</summary>
internal static class WalkAssertions
{
    public static bool IsSettled(KubeDirectorCluster cluster) =>
        cluster.Status is { State: ClusterStates.Configured } status
        && status.Roles.SelectMany(role => role.Members).All(member => member.State is MemberStates.Configured or MemberStates.ConfigError);

    /// <summary>Status, objects and what the members know agree with the spec.</summary>
    public static async Task IsConsistentAsync(OperatorWorld world, string name, IReadOnlyDictionary<string, int> members, string? mapValue) =>
        await Eventually.GetAsync(() => DifferenceAsync(world, name, members, mapValue), difference => difference is null, difference => difference!);

    public static Task IsGoneAsync(OperatorWorld world, string name) => Eventually.HoldsAsync(
        async () => !await world.ExistsAsync(name) && (await world.StatefulSetsAsync(name)).Count == 0 && (await world.ServicesAsync(name)).Count == 0 && (await PodsAsync(world, name)).Count == 0,
        $"nothing of {name} is left");

    private static async Task<string?> DifferenceAsync(
        OperatorWorld world, string name, IReadOnlyDictionary<string, int> members, string? mapValue)
    {
        var cluster = await world.GetAsync(name);
        if (!IsSettled(cluster))
        {
            return KubernetesJson.Serialize(cluster.Status);
        }

        var records = cluster.Status!.Roles.SelectMany(role => role.Members).ToList();
        var pods = records.Select(member => member.Pod).Order().ToList();
        var services = records.Select(member => member.Service).Append(cluster.Status.ClusterService!).Order();
        return Differs("members", members.OrderBy(role => role.Key).Select(role => $"{role.Key}={role.Value}"), CountsOf(cluster))
            ?? Differs("pods", pods, await PodsAsync(world, name))
            ?? Differs("services", services, (await world.ServicesAsync(name)).Select(service => service.Metadata.Name).Order())
            ?? Differs("numbers of members", records.Select(member => member.NodeId).Order(), records.Select(member => member.NodeId).Distinct().Order())
            ?? records.Select(member => MetadataDifference(world, member, pods, mapValue)).FirstOrDefault(difference => difference is not null);
    }

    private static IEnumerable<string> CountsOf(KubeDirectorCluster cluster) =>
        cluster.Status!.Roles.OrderBy(role => role.Id).Select(role => $"{role.Id}={role.Members.Count}");

    private static string? MetadataDifference(OperatorWorld world, MemberStatus member, IReadOnlyList<string> pods, string? mapValue)
    {
        if (!world.Members.HasMetadata(member.Pod))
        {
            return $"{member.Pod} has no metadata";
        }

        var metadata = world.Members.Metadata(member.Pod);
        var known = metadata.NodeGroups["1"].Roles.Values.SelectMany(role => role.Fqdns).Select(name => name.Split('.')[0]).Order();
        var value = metadata.Connections!.ConfigMaps!.TryGetValue("model", out var maps) ? maps[0].Data?["key"] : null;
        return Differs($"members known to {member.Pod}", pods, known) ?? Differs($"value known to {member.Pod}", [mapValue], [value]);
    }

    private static async Task<IReadOnlyList<string>> PodsAsync(OperatorWorld world, string name) =>
    [
        .. (await world.Client.CoreV1.ListNamespacedPodAsync(
            OperatorWorld.Tenant, labelSelector: "kubedirector.hpe.com/kdcluster=" + name, cancellationToken: TestContext.Current.CancellationToken))
            .Items.Select(pod => pod.Metadata.Name).Order(),
    ];

    private static string? Differs<T>(string what, IEnumerable<T> wanted, IEnumerable<T> found)
    {
        var (left, right) = (JsonSerializer.Serialize(wanted), JsonSerializer.Serialize(found));
        return left == right ? null : $"{what}: wanted {left}, found {right}";
    }
}
