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

namespace MlPipeline.ApiServer;

/// <summary>An embedded Kubernetes API server: HTTPS on a loopback address, objects in one SQLite file.</summary>
public sealed class KubernetesApiServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private KubernetesApiServer(WebApplication application, Uri address)
    {
        _application = application;
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

        var application = Build(options);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException or SocketException)
        {
            await application.DisposeAsync();
            throw new ApiServerStartException(
                ApiServerStartFailure.PortInUse,
                $"Port {options.Port} on {options.Address} is taken by another process. End that process or choose another port.",
                exception);
        }

        return new KubernetesApiServer(application, BoundAddress(application));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static WebApplication Build(ApiServerOptions options)
    {
        // The empty builder reads neither environment variables nor files, so nothing outside of the options changes the server.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(options.LoggerFactory);
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(options.Address, options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1AndHttp2;
                listen.UseHttps(options.Certificate);
            });
        });

        return builder.Build();
    }

    private static Uri BoundAddress(WebApplication application)
    {
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new Uri(addresses.Addresses.Single());
    }
}
