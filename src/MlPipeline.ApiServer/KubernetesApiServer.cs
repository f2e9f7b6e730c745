using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MlPipeline.ApiServer.Requests;

namespace MlPipeline.ApiServer;

/// <summary>An embedded Kubernetes API server: HTTPS on a loopback address, objects in one SQLite file.</summary>
public sealed class KubernetesApiServer : IAsyncDisposable
{
    /// <summary>The version of Kubernetes that the server speaks, as <c>/version</c> names it.</summary>
    public const string Version = "v1.32.0+mlpipeline";

    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    private readonly WebApplication _application;
    private readonly ApiServerCore _core;

    private KubernetesApiServer(WebApplication application, ApiServerCore core, Uri address)
    {
        _application = application;
        _core = core;
        Address = address;
    }

    /// <summary>Where the server listens, for example <c>https://127.0.0.1:16443/</c>.</summary>
    public Uri Address { get; }

    /// <summary>The port the server listens on.</summary>
    public int Port => Address.Port;

    /// <summary>Opens the database and starts to listen.</summary>
    /// <param name="options">What the server needs.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The running server; disposing it ends all watches and closes the database.</returns>
    /// <exception cref="ApiServerStartException">The port is taken, or the database cannot be used.</exception>
    public static async Task<KubernetesApiServer> StartAsync(ApiServerOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!IPAddress.IsLoopback(options.Address))
        {
            throw new ArgumentException($"The API server listens on loopback addresses only, not on {options.Address}.", nameof(options));
        }

        var core = await ApiServerCore.StartAsync(options);
        var application = Build(options, core);
        try
        {
            await application.StartAsync(cancellationToken);
            return new KubernetesApiServer(application, core, BoundAddress(application));
        }
        catch (Exception exception)
        {
            await application.DisposeAsync();
            await core.DisposeAsync();
            if (exception is IOException { InnerException: AddressInUseException or SocketException })
            {
                throw new ApiServerStartException(
                    ApiServerStartFailure.PortInUse,
                    $"Port {options.Port} on {options.Address} is taken by another process. End that process or choose another port.",
                    exception);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _core.StopAsync();
        await _application.StopAsync();
        await _application.DisposeAsync();
        await _core.DisposeAsync();
    }

    private static WebApplication Build(ApiServerOptions options, ApiServerCore core)
    {
        // The empty builder reads neither environment variables nor files, so nothing outside of the options changes the server.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(options.LoggerFactory);
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.LargestBody;

            // A client keeps all its watches on one connection.
            kestrel.Limits.Http2.MaxStreamsPerConnection = 1000;
            kestrel.Listen(options.Address, options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1AndHttp2;
                listen.UseHttps(options.Certificate);
            });
        });

        var application = builder.Build();
        application.UseWebSockets();
        application.Run(core.HandleAsync);
        return application;
    }

    private static Uri BoundAddress(WebApplication application)
    {
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new Uri(addresses.Addresses.Single());
    }
}
