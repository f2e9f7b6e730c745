using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using k8s.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MlPipeline.ApiServer.Tests.Hosting;

/// <summary>A webhook over HTTPS that answers as a test says.</summary>
internal sealed class TestWebhook : IAsyncDisposable
{
    private readonly WebApplication _application;

    private TestWebhook(WebApplication application)
    {
        _application = application;
        Url = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/review";
    }

    public string Url { get; }

    /// <summary>Starts a webhook that gets the request of a review and gives the response without its uid.</summary>
    public static async Task<TestWebhook> StartAsync(Func<JsonNode, JsonObject> review)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(TestCertificate.Instance)));
        var application = builder.Build();
        application.Run(async http =>
        {
            var document = (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();
            var response = review(document["request"]!);
            response["uid"] = document["request"]!["uid"]!.DeepClone();
            await http.Response.WriteAsync(new JsonObject { ["response"] = response }.ToJsonString());
        });
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new TestWebhook(application);
    }

    /// <summary>Registers a webhook for ConfigMaps.</summary>
    public static V1MutatingWebhookConfiguration Configuration(string url, string failurePolicy = "Fail") => new()
    {
        Metadata = new() { Name = "test" },
        Webhooks =
        [
            new()
            {
                Name = "test.example.com",
                ClientConfig = new() { Url = url, CaBundle = Encoding.UTF8.GetBytes(TestCertificate.Instance.ExportCertificatePem()) },
                FailurePolicy = failurePolicy,
                SideEffects = "None",
                AdmissionReviewVersions = ["v1"],
                Rules = [new() { ApiGroups = [""], ApiVersions = ["v1"], Resources = ["configmaps"], Operations = ["*"] }],
            },
        ],
    };

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
