using System.Net;
using k8s;
using k8s.Autorest;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Tests.Fixtures;
using MlPipeline.Operator.Tests.Hosting;
using KubeDirectorConnections = MlPipeline.KubeDirector.Resources.Connections;

namespace MlPipeline.Operator.Tests.Walks;

/// <summary>The life of one kdcluster in random steps, some of them mishaps. The seed decides them all.</summary>
internal sealed class RandomWalk(OperatorWorld world, int seed)
{
    private const int MostSteps = 8;

    private readonly Random _random = new(seed);
    private readonly string _name = FormattableString.Invariant($"walk{seed}");
    private readonly HashSet<string> _unreachable = [];
    private readonly List<string> _steps = [];
    private readonly Dictionary<string, int> _members = new() { ["r"] = 1 };
    private bool _isConnected;
    private int _mapValue;

    /// <summary>What was done, for the message of a failure.</summary>
    public string Steps => $"seed {seed}: {string.Join(", ", _steps)}";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async Task RunAsync()
    {
        await CreateMapAsync();
        await CreateAsync();
        for (var step = 0; step < MostSteps; step++)
        {
            await StepAsync(_random.Next(12));
            if (_random.Next(3) == 0)
            {
                await world.UntilAsync(_name, cluster => cluster.Status?.Roles.Count > 0);
            }
        }

        await SettleAsync();
        await WalkAssertions.IsConsistentAsync(world, _name, _members, _isConnected ? FormattableString.Invariant($"{_mapValue}") : null);
        await world.DeleteAsync(_name);
        await WalkAssertions.IsGoneAsync(world, _name);
    }

    private Task StepAsync(int step) => step switch
    {
        0 or 1 => DoAsync("scale", () => ScaleAsync("r", _random.Next(1, 4))),
        2 => DoAsync("optional role", () => ScaleAsync("o", _random.Next(3))),
        3 => DoAsync("connect", ConnectAsync),
        4 => DoAsync("change the map", ChangeMapAsync),
        5 => DoAsync("lose a member", LoseMemberAsync),
        6 => DoAsync("restart a pod", RestartPodAsync),
        7 => DoAsync("delete a stateful set", DeleteStatefulSetAsync),
        8 => DoAsync("delete a service", DeleteServiceAsync),
        9 or 10 => DoAsync("kill the operator", KillOperatorAsync),
        _ => DoAsync("delete and create", RecreateAsync),
    };

    /// <summary>A step that the API server refuses now is none.</summary>
    private async Task DoAsync(string what, Func<Task> step)
    {
        _steps.Add(what);
        try
        {
            await step();
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            _steps.Add("refused");
        }
    }

    private Task CreateAsync()
    {
        var cluster = ExampleClusters.Create(
            OperatorWorld.Tenant, _name, "walk", [.. _members.Select(role => ExampleClusters.Role(role.Key, role.Value))]);
        cluster.Spec.Connections = Connections();
        return world.CreateAsync(cluster);
    }

    private KubeDirectorConnections Connections() => new() { ConfigMaps = _isConnected ? [_name] : [] };

    private Task CreateMapAsync() => world.CreateAsync(new k8s.Models.V1ConfigMap
    {
        Metadata = new()
        {
            Name = _name,
            NamespaceProperty = OperatorWorld.Tenant,
            Labels = new Dictionary<string, string> { ["kubedirector.hpe.com/cmType"] = "model" },
        },
        Data = new Dictionary<string, string> { ["key"] = "0" },
    });

    private async Task ScaleAsync(string role, int members)
    {
        // Properties of roles are frozen, so they are sent as they are stored.
        var spec = (await world.GetAsync(_name)).Spec;
        var roles = spec.Roles.Where(other => other.Id != role).ToList();
        if (members > 0 || role == "r")
        {
            var changed = spec.Roles.FirstOrDefault(other => other.Id == role) ?? ExampleClusters.Role(role, members);
            changed.Members = members;
            roles.Add(changed);
        }

        await world.PatchAsync(_name, "{\"spec\":{\"roles\":" + KubernetesJson.Serialize(roles) + "}}");
        _members[role] = members;
        if (members == 0)
        {
            _members.Remove(role);
        }
    }

    private async Task ConnectAsync()
    {
        _isConnected = !_isConnected;
        try
        {
            await world.PatchAsync(_name, "{\"spec\":{\"connections\":" + KubernetesJson.Serialize(Connections()) + "}}");
        }
        catch (HttpOperationException)
        {
            _isConnected = !_isConnected;
            throw;
        }
    }

    private Task ChangeMapAsync()
    {
        _mapValue++;
        return world.ChangeMapAsync(_name, FormattableString.Invariant($"{_mapValue}"));
    }

    private async Task LoseMemberAsync()
    {
        if (await PodAsync() is { } pod)
        {
            _unreachable.Add(pod);
            world.Members.IsUnreachable = candidate => _unreachable.Contains(candidate);
        }
    }

    private async Task RestartPodAsync()
    {
        if (await PodAsync() is { } pod)
        {
            await world.Cluster.RestartAsync(OperatorWorld.Tenant, pod, Cancelled);
        }
    }

    private async Task DeleteStatefulSetAsync()
    {
        if (await world.StatefulSetsAsync(_name) is [var set, ..])
        {
            await world.Client.AppsV1.DeleteNamespacedStatefulSetAsync(set.Metadata.Name, OperatorWorld.Tenant, cancellationToken: Cancelled);
        }
    }

    private async Task DeleteServiceAsync()
    {
        if (await world.ServicesAsync(_name) is { Count: > 0 } services)
        {
            var service = services[_random.Next(services.Count)];
            await world.Client.CoreV1.DeleteNamespacedServiceAsync(service.Metadata.Name, OperatorWorld.Tenant, cancellationToken: Cancelled);
        }
    }

    private async Task KillOperatorAsync()
    {
        await world.StopOperatorAsync();
        world.StartOperator();
    }

    private async Task RecreateAsync()
    {
        await world.DeleteAsync(_name);
        await WalkAssertions.IsGoneAsync(world, _name);
        await CreateAsync();
    }

    private async Task<string?> PodAsync()
    {
        var members = (await world.GetAsync(_name)).Status?.Roles.SelectMany(role => role.Members).ToList() ?? [];
        return members.Count == 0 ? null : members[_random.Next(members.Count)].Pod;
    }

    /// <summary>Ends the mishaps. Members whose setup failed meanwhile get a new container, as a person would give them.</summary>
    private async Task SettleAsync()
    {
        world.Members.IsUnreachable = _ => false;
        await Eventually.HoldsAsync(HasNoFailedMemberAsync, "no member has a config error");
    }

    private async Task<bool> HasNoFailedMemberAsync()
    {
        var cluster = await world.GetAsync(_name);
        var failed = (cluster.Status?.Roles ?? []).SelectMany(role => role.Members).Where(member => member.State == MemberStates.ConfigError).ToList();
        foreach (var member in failed)
        {
            await DoAsync("new container", () => world.Cluster.RestartAsync(OperatorWorld.Tenant, member.Pod, Cancelled));
        }

        return failed.Count == 0 && WalkAssertions.IsSettled(cluster);
    }
}
