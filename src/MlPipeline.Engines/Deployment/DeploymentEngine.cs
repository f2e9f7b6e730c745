using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.Configuration;
using MlPipeline.Engines.Hosting;
using MlPipeline.Engines.Scoring;
using MlPipeline.Engines.Scripting.Guarding;
using OpenTelemetry.Metrics;

namespace MlPipeline.Engines.Deployment;

/// <summary>Serves the models that the kdcluster is connected to.</summary>
internal sealed class DeploymentEngine : IEngine
{
    private const string MetricsPath = "/metrics";

    private readonly PodContext _pod;
    private readonly ILoggerFactory _logging = EngineWeb.CreateLogging();
    private readonly ModelServing _serving;
    private readonly PodCores _cores = new();
    private readonly PredictionMetrics _metrics = new();
    private readonly TimeProvider _time;

    internal DeploymentEngine(PodContext pod, TimeProvider time)
    {
        var loader = new ModelLoader(new ScoringScripts(), ScriptLimits.FromEnvironment(), time, _logging.CreateLogger<ModelLoader>());
        _pod = pod;
        _time = time;
        _serving = new ModelServing(loader, new ContainerFiles(pod));
    }

    public IReadOnlyList<int> ServicePorts { get; } = [EngineServices.RestServerPort];

    public void AddServices(WebApplicationBuilder builder) => builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
        .AddMeter(PredictionMetrics.MeterName)
        .AddPrometheusExporter(exporter => exporter.ScrapeEndpointPath = MetricsPath));

    public void Map(WebApplication app)
    {
        app.UseMiddleware<TokenGuard>();
        app.UseOpenTelemetryPrometheusScrapingEndpoint();
        app.UseRouting();
        new PredictionEndpoints(_serving, _cores, new PredictionLog(), _metrics, _pod, _time).Map(app);
    }

    public async Task<string> ApplyAsync(MemberConfiguration configuration, CancellationToken cancellation)
    {
        _cores.Count = configuration.Cores;
        MemoryLimit.Set(configuration.MemoryBytes);
        var failed = await _serving.TakeOverAsync(ModelRegistry.Read(configuration.Models), cancellation);
        if (failed.Count > 0)
        {
            throw new ConnectionFaultException(
                string.Join('\n', failed.Select(model => model.Reason)), string.Join('\n', failed.Select(model => model.NextStep).Distinct()));
        }

        var served = _serving.Current.Served;
        return served.Count == 0 ? "serves no model yet" : $"serves {string.Join(", ", served.Select(model => model.Registration))}";
    }

    public ValueTask DisposeAsync()
    {
        _metrics.Dispose();
        _logging.Dispose();
        return ValueTask.CompletedTask;
    }
}
