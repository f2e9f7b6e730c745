using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MlPipeline.Sandbox.Tests.Members;

/// <summary>A web server that has one config package.</summary>
internal sealed class PackageServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private PackageServer(WebApplication application) => _application = application;

    /// <summary>Address of the package.</summary>
    public string Package => $"{_application.Urls.Single()}/appconfig.tgz";

    /// <summary>Address at which nothing is.</summary>
    public string Missing => $"{_application.Urls.Single()}/none.tgz";

    public static async Task<PackageServer> StartAsync(byte[] package)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        application.MapGet("/appconfig.tgz", () => Results.Bytes(package, "application/gzip"));
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new PackageServer(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
