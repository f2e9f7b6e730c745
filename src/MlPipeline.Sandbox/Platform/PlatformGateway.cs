using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Sandbox.Platform;

/// <summary>The platform's REST gateway: HTTPS on loopback.</summary>
internal sealed class PlatformGateway : IAsyncDisposable
{
    private const int LargestBody = 64 * 1024;

    private readonly WebApplication _application;

    private PlatformGateway(WebApplication application) => _application = application;

    /// <summary>Begins to listen.</summary>
    public static async Task<PlatformGateway> StartAsync(
        int port, X509Certificate2 certificate, Action<IEndpointRouteBuilder> map, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.UseHttps(certificate));
        });
        var application = builder.Build();
        application.UseRouting();
        map(application);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            await application.DisposeAsync();
            throw new SandboxException(
                $"Port {port} of the platform's gateway is taken by another program.",
                "End that program, or choose another port with --gateway-port.",
                exception);
        }

        return new PlatformGateway(application);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
