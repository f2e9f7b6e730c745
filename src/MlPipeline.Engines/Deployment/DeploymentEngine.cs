using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.Configuration;
using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.Deployment;

internal sealed class DeploymentEngine(PodContext pod, TimeProvider time) : IEngine
{
    public IReadOnlyList<int> ServicePorts { get; } = [10001];

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
        Task.FromResult($"{pod.Name} {time.GetUtcNow():O}");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
