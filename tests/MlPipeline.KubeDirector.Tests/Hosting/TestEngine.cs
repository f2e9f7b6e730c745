using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MlPipeline.KubeDirector.Tests.Hosting;

/// <summary>An HTTPS server with answers of the shape that engines and the platform's gateway give.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    private readonly WebApplication _application;

    private TestEngine(WebApplication application) => _application = application;

    public Uri Address => new(_application.Urls.Single());

    /// <summary>All requests so far: method, path, and the member's token.</summary>
    public ConcurrentQueue<(string Method, string Path, string Token)> Requests { get; } = new();

    public static async Task<TestEngine> StartAsync(Action<WebApplication> map)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(TestCertificate.Instance)));
        var application = builder.Build();
        var engine = new TestEngine(application);
        application.Use((context, next) =>
        {
            engine.Requests.Enqueue((context.Request.Method, context.Request.Path, context.Request.Headers["X-Auth-Token"].ToString()));
            return next(context);
        });
        application.UseRouting();
        map(application);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return engine;
    }

    /// <summary>Answers JSON text as it stands.</summary>
    public static RequestDelegate Json(string json, int status = 200) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    };

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
