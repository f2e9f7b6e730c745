using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.Configuration;
using MlPipeline.Engines.Hosting;
using MlPipeline.Engines.Scoring;

namespace MlPipeline.Engines.Deployment;

/// <summary>Serves the models that the kdcluster is connected to.</summary>
internal sealed class DeploymentEngine : IEngine
{
    private readonly PodContext _pod;
    private readonly ILoggerFactory _logging = EngineWeb.CreateLogging();
    private readonly ModelServing _serving;

    internal DeploymentEngine(PodContext pod, TimeProvider time)
    {
        var loader = new ModelLoader(new ScoringScripts(), time, _logging.CreateLogger<ModelLoader>());
        _pod = pod;
        _serving = new ModelServing(loader, new ContainerFiles(pod));
    }

    public IReadOnlyList<int> ServicePorts { get; } = [EngineServices.RestServerPort];

    public void AddServices(WebApplicationBuilder builder)
    {
    }

    public void Map(WebApplication app)
    {
        app.UseMiddleware<TokenGuard>();
        app.UseRouting();
        new PredictionEndpoints(_serving, new PredictionLog(), _pod).Map(app);
    }

    public async Task<string> ApplyAsync(MemberConfiguration configuration, CancellationToken cancellation)
    {
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
        _logging.Dispose();
        return ValueTask.CompletedTask;
    }
}
