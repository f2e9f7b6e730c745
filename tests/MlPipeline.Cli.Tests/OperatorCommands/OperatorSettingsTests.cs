using MlPipeline.Cli.OperatorCommands;
using MlPipeline.Operator.Admission.Webhooks;

namespace MlPipeline.Cli.Tests.OperatorCommands;

public sealed class OperatorSettingsTests
{
    private static readonly OperatorSettings Settings = new(null, null, "kubedirector", "127.0.0.1:8443", null, false, "one", false, false);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:99999")]
    public void An_address_that_is_none_is_named(string listen)
    {
        var error = Assert.Throws<OperatorCommandException>(() => OperatorSettingsReader.ReadHost(Settings with { Listen = listen }));
        Assert.Contains(listen, error.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:8443", error.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://10.0.0.5", false)]
    [InlineData("here", false)]
    [InlineData("https://10.0.0.5", true)]
    public void A_webhook_address_that_cannot_be_used_is_refused(string url, bool service) =>
        Assert.Throws<OperatorCommandException>(() =>
            OperatorSettingsReader.ReadHost(Settings with { WebhookUrl = url, WebhookService = service }));

    [Fact]
    public void A_webhook_address_leads_to_the_reviews()
    {
        var options = OperatorSettingsReader.ReadHost(Settings with { WebhookUrl = "https://10.0.0.5:9443" });
        Assert.Equal(new WebhookTarget.Url(new Uri("https://10.0.0.5:9443/validate")), options.Target);
        Assert.Equal(8443, options.Port);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no: kubeconfig: at all: {")]
    public async Task A_kubeconfig_that_cannot_be_read_says_how_to_get_one(string? content)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        if (content is not null)
        {
            await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        }

        var error = Assert.Throws<OperatorCommandException>(() => OperatorSettingsReader.ReadClient(Settings with { Kubeconfig = file }));
        Assert.Contains("--kubeconfig", error.NextStep, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_ends_the_command()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(
            file,
            """
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: c, cluster: {server: "https://127.0.0.1:9"}}]
            contexts: [{name: c, context: {cluster: c, user: u}}]
            users: [{name: u, user: {token: t}}]
            """,
            TestContext.Current.CancellationToken);
        Assert.Equal(1, await OperatorRun.RunAsync(Settings with { Kubeconfig = file }, TestContext.Current.CancellationToken));
        File.Delete(file);
    }
}
