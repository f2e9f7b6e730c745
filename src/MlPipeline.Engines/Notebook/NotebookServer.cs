using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.Configuration;
using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.Notebook;

/// <summary>Shows the labs and what the notebook cluster is connected to.</summary>
internal sealed class NotebookServer(PodContext pod) : IEngine
{
    private readonly NotebookFolder _folder = new(Environment.GetEnvironmentVariable(EngineControl.NotebooksVariable));

    public IReadOnlyList<int> ServicePorts { get; } = [EngineServices.NotebookPort];

    public void AddServices(WebApplicationBuilder builder)
    {
    }

    public void Map(WebApplication app)
    {
        app.UseMiddleware<TokenGuard>();
        app.UseRouting();
        new NotebookPages(_folder, app.Services.GetRequiredService<ConfigurationState>(), pod.Name).Map(app);
    }

    public Task<string> ApplyAsync(MemberConfiguration configuration, CancellationToken cancellation)
    {
        var clusters = configuration.Metadata.Connections.Clusters?.Keys ?? [];
        return Task.FromResult($"shows {_folder.Notebooks.Count} notebook(s); connected to: {string.Join(", ", clusters)}");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
