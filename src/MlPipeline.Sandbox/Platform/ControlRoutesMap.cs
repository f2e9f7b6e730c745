using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Sandbox.Platform;

/// <summary>What commands of the sandbox's own user may ask for; they prove themselves by a token that only this user can read.</summary>
internal sealed class ControlRoutesMap(string token, ISandboxControl control)
{
    private readonly byte[] _expected = Encoding.UTF8.GetBytes($"Bearer {token}");

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(ControlRoutes.Status, context => GuardAsync(context, WriteStatusAsync));
        routes.MapGet(ControlRoutes.Kubeconfig, context => GuardAsync(context, WriteKubeconfigAsync));
        routes.MapPost(ControlRoutes.Trips, context => GuardAsync(context, ChangeTripsAsync));
        routes.MapPost(ControlRoutes.Stop, context => GuardAsync(context, StopAsync));
    }

    private Task GuardAsync(HttpContext context, Func<HttpContext, Task> answer)
    {
        var given = Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString());
        return CryptographicOperations.FixedTimeEquals(given, _expected)
            ? answer(context)
            : PlatformAnswers.ErrorAsync(
                context, StatusCodes.Status403Forbidden, "This is for the sandbox's own user.", "Use the command 'mlpipeline sandbox'.");
    }

    private async Task WriteStatusAsync(HttpContext context) =>
        await PlatformAnswers.WriteAsync(context, await control.StatusAsync(context.RequestAborted), ControlJson.Default.SandboxStatus);

    private Task WriteKubeconfigAsync(HttpContext context) => context.Response.WriteAsync(control.AdminKubeconfig(), context.RequestAborted);

    private async Task ChangeTripsAsync(HttpContext context)
    {
        var request = await JsonSerializer.DeserializeAsync(context.Request.Body, ControlJson.Default.TripsRequest, context.RequestAborted);
        control.ChangeTrips(request ?? new TripsRequest(null, null));
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private Task StopAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.OnCompleted(() =>
        {
            control.RequestStop();
            return Task.CompletedTask;
        });
        return Task.CompletedTask;
    }
}
