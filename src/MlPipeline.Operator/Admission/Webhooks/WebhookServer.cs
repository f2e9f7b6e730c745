using System.Text.Json.Nodes;
using k8s;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MlPipeline.Operator.Observing;
using OpenTelemetry.Metrics;

namespace MlPipeline.Operator.Admission.Webhooks;

/// <summary>What the operator answers over HTTPS: <c>/validate</c> for API servers, <c>/healthz</c> and <c>/metrics</c> for those who watch over it.</summary>
public sealed class WebhookServer : IAsyncDisposable
{
    internal const string ReviewPath = "/validate";

    private const long LargestBody = 8 << 20;

    private readonly WebApplication _application;
    private readonly KubeDirectorReviewer _reviewer;

    private WebhookServer(WebApplication application, KubeDirectorReviewer reviewer)
    {
        _application = application;
        _reviewer = reviewer;
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Url = new Uri(new Uri(addresses.Addresses.Single()), ReviewPath);
    }

    /// <summary>Where reviews are asked for.</summary>
    public Uri Url { get; }

    /// <summary>Starts to listen, and has the API server ask for reviews from now on.</summary>
    /// <param name="client">The API server.</param>
    /// <param name="operatorNamespace">Namespace of the operator.</param>
    /// <param name="options">How to listen.</param>
    /// <param name="loggers">Where log entries go.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The running server.</returns>
    public static async Task<WebhookServer> StartAsync(
        IKubernetes client, string operatorNamespace, WebhookOptions options, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var reviewer = new KubeDirectorReviewer(client, operatorNamespace);
        var application = Build(options, loggers, reviewer);
        try
        {
            await application.StartAsync(cancellationToken);
            var server = new WebhookServer(application, reviewer);
            await WebhookInstaller.InstallAsync(
                client, operatorNamespace, options.Target ?? new WebhookTarget.Url(server.Url), options.AuthorityPem, cancellationToken);
            return server;
        }
        catch
        {
            await application.DisposeAsync();
            reviewer.Dispose();
            throw;
        }
    }

    /// <summary>Has the API server ask no operator any more.</summary>
    /// <param name="client">The API server.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when that is so.</returns>
    public static Task UninstallAsync(IKubernetes client, CancellationToken cancellationToken) =>
        WebhookInstaller.UninstallAsync(client, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _reviewer.Dispose();
    }

    private static WebApplication Build(WebhookOptions options, ILoggerFactory loggers, KubeDirectorReviewer reviewer)
    {
        // The empty builder reads neither environment variables nor files, so nothing outside of the options changes the server.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.AddRoutingCore();
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(OperatorMetrics.MeterName).AddPrometheusExporter());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(options.Address, options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1AndHttp2;
                listen.UseHttps(options.Certificate);
            });
        });
        var application = builder.Build();
        application.MapGet("/healthz", (RequestDelegate)(http => http.Response.WriteAsync("ok")));
        application.MapPrometheusScrapingEndpoint("/metrics");
        application.MapPost(ReviewPath, (RequestDelegate)(http => ReviewAsync(http, reviewer)));
        return application;
    }

    private static async Task ReviewAsync(HttpContext http, KubeDirectorReviewer reviewer)
    {
        if (await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) is not JsonObject document
            || ReviewDocument.Read(document) is not { } request)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsync("An AdmissionReview of admission.k8s.io/v1 with a request is expected.");
            return;
        }

        var verdict = await reviewer.ReviewAsync(request, http.RequestAborted);
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(ReviewDocument.Write(document, request, verdict).ToJsonString(), http.RequestAborted);
    }
}
