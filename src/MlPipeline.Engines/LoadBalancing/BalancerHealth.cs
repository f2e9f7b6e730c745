using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.LoadBalancing;

/// <summary>Answers the balancer's own health; everything else goes on to the members.</summary>
internal sealed class BalancerHealth(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        context.Request.Path == TokenGuard.HealthPath ? context.Response.WriteAsync("ok\n") : next(context);
}
