using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class AdmissionTests : ServerTests
{
    [Fact]
    public async Task A_denied_write_is_answered_with_the_webhooks_words_and_without_reason()
    {
        await using var webhook = await RegisterAsync();

        var status = await FailsAsync(HttpStatusCode.BadRequest, () => CreateMapAsync("forbidden"));

        Assert.Equal(("admission webhook \"test.example.com\" denied the request: \nno", null), (status.Message, status.Reason));
        Assert.False(await MapExistsAsync("forbidden"));
    }

    [Fact]
    public async Task A_webhook_comes_before_name_validation()
    {
        await using var webhook = await RegisterAsync();

        await FailsAsync(HttpStatusCode.BadRequest, () => CreateMapAsync("forbidden_Name"));
    }

    [Fact]
    public async Task A_webhook_fills_in_defaults_and_is_asked_no_longer_once_it_is_gone()
    {
        await using var webhook = await RegisterAsync();
        Assert.Equal("yes", (await CreateMapAsync("a")).Data["defaulted"]);

        await Server.Client.AdmissionregistrationV1.DeleteMutatingWebhookConfigurationAsync("test", cancellationToken: Cancelled);

        Assert.False((await CreateMapAsync("forbidden")).Data.ContainsKey("defaulted"));
    }

    [Fact]
    public async Task Updates_and_deletions_are_reviewed_with_what_is_stored()
    {
        await using var webhook = await RegisterAsync();
        await CreateMapAsync("keep");
        var patch = new V1Patch("""{"data":{"locked":"1"}}""", V1Patch.PatchType.MergePatch);
        await FailsAsync(HttpStatusCode.BadRequest, () => Core.PatchNamespacedConfigMapAsync(patch, "keep", "default", cancellationToken: Cancelled));
        await FailsAsync(HttpStatusCode.BadRequest, () => Core.DeleteNamespacedConfigMapAsync("keep", "default", cancellationToken: Cancelled));

        Assert.True(await MapExistsAsync("keep"));
    }

    [Theory]
    [InlineData("Fail", false)]
    [InlineData("Ignore", true)]
    public async Task A_webhook_that_does_not_answer_stops_writes_only_where_it_has_to_be_asked(string failurePolicy, bool isStored)
    {
        await RegisterAsync(TestWebhook.Configuration("https://127.0.0.1:1/review", failurePolicy));

        if (isStored)
        {
            await CreateMapAsync("a");
            return;
        }

        var status = await FailsAsync(HttpStatusCode.InternalServerError, () => CreateMapAsync("a"));
        Assert.StartsWith("Internal error occurred: failed calling webhook \"test.example.com\": failed to call webhook: Post", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_is_trusted_by_its_authority_only()
    {
        await using var webhook = await TestWebhook.StartAsync(Review);
        var configuration = TestWebhook.Configuration(webhook.Url);
        configuration.Webhooks[0].ClientConfig.CaBundle = Encoding.UTF8.GetBytes(TestCertificate.Create("127.0.0.1").ExportCertificatePem());
        await RegisterAsync(configuration);

        await FailsAsync(HttpStatusCode.InternalServerError, () => CreateMapAsync("a"));
    }

    [Fact]
    public async Task What_the_server_cannot_do_for_a_webhook_is_refused()
    {
        var configuration = TestWebhook.Configuration("https://127.0.0.1:1/review");
        configuration.Webhooks[0].ClientConfig = new() { Service = new() { Name = "s", NamespaceProperty = "n" } };

        var status = await FailsAsync(HttpStatusCode.UnprocessableEntity, () => RegisterAsync(configuration));

        Assert.Contains("webhooks[0].clientConfig.url: Required value", status.Message, StringComparison.Ordinal);
    }
    [Theory]
    [InlineData("Fail", "no base64!", false)]
    [InlineData("Fail", "W3sib3AiOiJ0ZXN0In1d", false)]
    [InlineData("Ignore", "no base64!", true)]
    public async Task A_webhook_that_answers_nonsense_is_one_that_failed(string failurePolicy, string patch, bool isStored)
    {
        await using var webhook = await TestWebhook.StartAsync(_ => new JsonObject { ["allowed"] = true, ["patchType"] = "JSONPatch", ["patch"] = patch });
        await RegisterAsync(TestWebhook.Configuration(webhook.Url, failurePolicy));
        if (isStored)
        {
            await CreateMapAsync("a");
            return;
        }

        var status = await FailsAsync(HttpStatusCode.InternalServerError, () => CreateMapAsync("a"));
        Assert.StartsWith("Internal error occurred: failed calling webhook \"test.example.com\"", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_learns_who_writes_and_whether_it_is_for_real()
    {
        JsonNode? asked = null;
        await using var webhook = await TestWebhook.StartAsync(request =>
        {
            asked = request.DeepClone();
            return new JsonObject { ["allowed"] = true };
        });
        await RegisterAsync(TestWebhook.Configuration(webhook.Url));

        await Core.CreateNamespacedConfigMapAsync(Samples.ConfigMap("a"), "default", dryRun: "All", cancellationToken: Cancelled);

        Assert.Equal(("admin", true), ((string?)asked!["userInfo"]!["username"], (bool)asked["dryRun"]!));
        Assert.Contains("system:authenticated", asked["userInfo"]!["groups"]!.AsArray().Select(group => (string?)group));
    }

    private async Task<TestWebhook> RegisterAsync()
    {
        var webhook = await TestWebhook.StartAsync(Review);
        await RegisterAsync(TestWebhook.Configuration(webhook.Url));
        return webhook;
    }

    private Task<V1MutatingWebhookConfiguration> RegisterAsync(V1MutatingWebhookConfiguration configuration) =>
        Server.Client.AdmissionregistrationV1.CreateMutatingWebhookConfigurationAsync(configuration, cancellationToken: Cancelled);

    private static JsonObject Review(JsonNode request)
    {
        var denies = (string?)request["operation"] switch
        {
            "CREATE" => ((string)request["object"]!["metadata"]!["name"]!).StartsWith("forbidden", StringComparison.Ordinal),
            "UPDATE" => request["object"]!["data"]!["locked"] is not null && request["oldObject"]!["data"]!["locked"] is null,
            _ => (string?)request["oldObject"]!["metadata"]!["name"] == "keep",
        };
        return denies
            ? new JsonObject { ["allowed"] = false, ["status"] = new JsonObject { ["message"] = "\nno" } }
            : new JsonObject
            {
                ["allowed"] = true,
                ["patchType"] = "JSONPatch",
                ["patch"] = Convert.ToBase64String("""[{"op":"add","path":"/data/defaulted","value":"yes"}]"""u8),
            };
    }
}
