using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.Configuration;
using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.LoadBalancing;

/// <summary>Takes the requests of a cluster and spreads them over the members that do the work.</summary>
internal sealed class LoadBalancer(PodContext pod) : IEngine
{
    private readonly MemberPool _pool = new();
    private readonly RequestTally _tally = new();
    private readonly RequestLimits _limits = RequestLimits.FromEnvironment();
    private readonly HttpMessageInvoker _client = MemberConnector.CreateClient(new EndpointMap(pod.EndpointsFile));

    public IReadOnlyList<int> ServicePorts { get; } = [EngineServices.LoadBalancerPort, EngineServices.StatisticsPort];

    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddHttpForwarder();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_pool);
        builder.Services.AddSingleton(_tally);
        builder.Services.AddSingleton(_limits);
        builder.Services.AddSingleton(_client);
        builder.Services.AddSingleton<RequestForwarder>();
        builder.Services.AddHostedService<MemberProbe>();
    }

    public void Map(WebApplication app)
    {
        var statisticsPort = pod.ListenPort(EngineServices.StatisticsPort);
        app.MapWhen(
            context => context.Connection.LocalPort == statisticsPort,
            branch => branch.Run(WriteStatisticsAsync));
        app.UseMiddleware<TokenGuard>();
        app.UseMiddleware<RequestGate>();
        app.Run(ForwardAsync);
    }

    public Task<string> ApplyAsync(MemberConfiguration configuration, CancellationToken cancellation)
    {
        var addresses = configuration.RestServers;
        _pool.Replace(addresses, configuration.RestServerToken);
        return Task.FromResult($"spreads requests over {addresses.Count} member(s): {string.Join(", ", addresses)}");
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task WriteStatisticsAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(StatisticsPage.Render(_pool.Current, _tally));
    }

    private static Task ForwardAsync(HttpContext context) =>
        context.Request.Path == TokenGuard.HealthPath
            ? context.Response.WriteAsync("ok\n")
            : context.RequestServices.GetRequiredService<RequestForwarder>().ForwardAsync(context);
}
