using MlPipeline.KubeDirector.Connection;

namespace MlPipeline.KubeDirector.Tests.Connection;

public sealed class KubeconfigTests
{
    private const string TwoContexts = """
        apiVersion: v1
        kind: Config
        current-context: one
        clusters:
        - {name: c1, cluster: {server: "https://one.example"}}
        - {name: c2, cluster: {server: "https://two.example"}}
        contexts:
        - {name: one, context: {cluster: c1, user: u1, namespace: team}}
        - {name: two, context: {cluster: c2, user: u2}}
        users:
        - {name: u1, user: {token: first}}
        - {name: u2, user: {token: second}}
        """;

    [Fact]
    public void The_current_context_is_chosen()
    {
        var kubeconfig = Kubeconfig.Parse(TwoContexts);

        Assert.Equal(("one", "u1", "team"), (kubeconfig.Context, kubeconfig.User, kubeconfig.Namespace));
    }

    [Fact]
    public void Another_context_can_be_chosen_and_has_a_namespace()
    {
        var kubeconfig = Kubeconfig.Parse(TwoContexts, "two");

        Assert.Equal(("two", "u2", "default"), (kubeconfig.Context, kubeconfig.User, kubeconfig.Namespace));
    }

    [Fact]
    public void What_is_handed_on_holds_the_chosen_context_only()
    {
        var yaml = Kubeconfig.Parse(TwoContexts).ToYaml();

        Assert.Contains("first", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("second", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("two.example", yaml, StringComparison.Ordinal);
        Assert.Equal("team", Kubeconfig.Parse(yaml).Namespace);
    }

    [Fact]
    public void A_context_that_is_not_there_is_told_with_those_that_are()
    {
        var error = Assert.Throws<PipelineException>(() => Kubeconfig.Parse(TwoContexts, "three"));

        Assert.Contains("three", error.Problem, StringComparison.Ordinal);
        Assert.Contains("one, two", error.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>not a kubeconfig</html>")]
    [InlineData("a: [1")]
    public void What_is_no_kubeconfig_is_refused_in_two_lines(string text)
    {
        var error = Assert.Throws<PipelineException>(() => Kubeconfig.Parse(text));

        Assert.Equal(2, error.Message.Split('\n').Length);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused_in_two_lines()
    {
        var error = Assert.Throws<PipelineException>(() => Kubeconfig.Read(Path.Combine(Path.GetTempPath(), "no-such-kubeconfig")));

        Assert.Contains("no-such-kubeconfig", error.Problem, StringComparison.Ordinal);
    }
}
