using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.Configuration;
using MlPipeline.Engines.Hosting;
using Yarp.ReverseProxy.Configuration;

namespace MlPipeline.Engines.LoadBalancing;

/// <summary>Takes the requests of a cluster and spreads them over the members that do the work.</summary>
internal sealed class LoadBalancer(PodContext pod) : IEngine
{
    private readonly EndpointMap _endpoints = new(pod.EndpointsFile);
    private readonly InMemoryConfigProvider _routing = new([], []);
    private readonly RequestTally _tally = new();

    public IReadOnlyList<int> ServicePorts { get; } = [EngineServices.LoadBalancerPort, EngineServices.StatisticsPort];

    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IProxyConfigProvider>(_routing);
        builder.Services.AddReverseProxy().ConfigureHttpClient((_, handler) => MemberConnector.Attach(handler, _endpoints));
    }

    public void Map(WebApplication app)
    {
        var statisticsPort = pod.ListenPort(EngineServices.StatisticsPort);
        app.MapWhen(
            context => context.Connection.LocalPort == statisticsPort,
            branch => branch.UseMiddleware<StatisticsPage>(_tally));
        app.UseMiddleware<TokenGuard>();
        app.UseMiddleware<BalancerHealth>();
        app.UseMiddleware<RequestTallyMiddleware>(_tally);
        app.UseMiddleware<ForwardingErrors>();
        app.UseRouting();
        app.MapReverseProxy();
    }

    public Task<string> ApplyAsync(MemberConfiguration configuration, CancellationToken cancellation)
    {
        var members = configuration.RestServers;
        _routing.Update(MemberRouting.Routes(configuration.RestServerToken), MemberRouting.Clusters(members));
        return Task.FromResult($"spreads requests over {members.Count} member(s): {string.Join(", ", members)}");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
