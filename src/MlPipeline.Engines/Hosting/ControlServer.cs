using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.Configuration;

namespace MlPipeline.Engines.Hosting;

/// <summary>The engine's control port, see <see cref="EngineControl"/>.</summary>
internal static class ControlServer
{
    internal static WebApplication Build(ServiceHost service, PodContext pod)
    {
        var builder = EngineWeb.CreateBuilder(pod, [EngineControl.Port]);
        var app = builder.Build();
        app.UseRouting();
        app.MapGet(EngineControl.HealthPath, (RequestDelegate)(context => context.Response.WriteAsync("ok\n")));
        foreach (var path in (string[])
            [EngineControl.ConfigurePath, EngineControl.ReconnectPath, EngineControl.AddNodesPath, EngineControl.DeleteNodesPath])
        {
            app.MapPost(path, (RequestDelegate)(context => ConfigureAsync(context, service, path)));
        }

        return app;
    }

    private static async Task ConfigureAsync(HttpContext context, ServiceHost service, string path)
    {
        try
        {
            var summary = await service.ConfigureAsync(context.RequestAborted);
            await context.Response.WriteAsync(summary + "\n");
        }
        catch (ConnectionFaultException fault) when (path == EngineControl.ConfigurePath)
        {
            // KubeDirector hands a member whose configuration failed no later metadata, so a model that cannot be served must
            // not fail it: the correction would never arrive.
            await context.Response.WriteAsync($"configured, but: {fault.Message}\n{fault.NextStep}\n");
        }
        catch (ConfigurationException exception)
        {
            await context.Response.WriteErrorAsync(
                StatusCodes.Status422UnprocessableEntity, exception.Message, exception.NextStep);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            context.RequestServices.GetRequiredService<ILogger<ServiceHost>>().LogError(exception, "the configuration failed");
            await context.Response.WriteErrorAsync(
                StatusCodes.Status500InternalServerError,
                $"The configuration failed: {exception.Message}",
                "Read the log of the pod, which has the details.");
        }
    }
}
