using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.Configuration;
using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.Notebook;

internal sealed class NotebookServer(PodContext pod) : IEngine
{
    public IReadOnlyList<int> ServicePorts { get; } = [8000];

    public void AddServices(WebApplicationBuilder builder)
    {
    }

    public void Map(WebApplication app)
    {
        app.UseMiddleware<TokenGuard>();
        app.UseRouting();
        app.MapGet(TokenGuard.HealthPath, (RequestDelegate)(context => context.Response.WriteAsync("ok\n")));
    }

    public Task<string> ApplyAsync(MemberConfiguration configuration, CancellationToken cancellation) =>
        Task.FromResult(pod.Name);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
