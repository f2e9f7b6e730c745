using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Engines.Hosting;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;

namespace MlPipeline.Engines.LoadBalancing;

/// <summary>What the proxy is told about the members: one route for everything, one cluster with a destination per member.</summary>
internal static class MemberRouting
{
    internal const string Cluster = "members";

    /// <summary>A job's log is followed as long as the job runs, with silence in between.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromHours(1);

    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan ProbeTime = TimeSpan.FromSeconds(2);

    internal static IReadOnlyList<RouteConfig> Routes(string memberToken)
    {
        // The client's own Host header goes on, since members write it into the addresses of their records.
        var transforms = new List<IReadOnlyDictionary<string, string>>
        {
            new Dictionary<string, string> { ["RequestHeaderOriginalHost"] = "true" },
            new Dictionary<string, string> { ["RequestHeaderRemove"] = EngineServices.TokenHeader },
        };
        if (memberToken.Length > 0)
        {
            transforms[1] = new Dictionary<string, string> { ["RequestHeader"] = EngineServices.TokenHeader, ["Set"] = memberToken };
        }

        return
        [
            new RouteConfig
            {
                RouteId = "all",
                ClusterId = Cluster,
                Match = new RouteMatch { Path = "{**path}" },
                Transforms = transforms,
            },
        ];
    }

    internal static IReadOnlyList<ClusterConfig> Clusters(IReadOnlyList<string> members) =>
    [
        new ClusterConfig
        {
            ClusterId = Cluster,
            LoadBalancingPolicy = LoadBalancingPolicies.PowerOfTwoChoices,
            Destinations = members.ToDictionary(member => new Uri(member).Host, member => new DestinationConfig { Address = member }),
            HttpRequest = new ForwarderRequestConfig
            {
                Version = new Version(1, 1),
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                ActivityTimeout = LongestSilence,
            },
            HealthCheck = new HealthCheckConfig
            {
                // Where no member looks healthy a request is tried all the same: one that has just come up is served at once.
                AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
                Active = new ActiveHealthCheckConfig
                {
                    Enabled = true,
                    Interval = ProbeInterval,
                    Timeout = ProbeTime,
                    Path = TokenGuard.HealthPath,
                    Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
                },
                Passive = new PassiveHealthCheckConfig
                {
                    Enabled = true,
                    Policy = HealthCheckConstants.PassivePolicy.TransportFailureRate,
                    ReactivationPeriod = ProbeInterval,
                },
            },
        },
    ];
}
