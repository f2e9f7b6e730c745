using MlPipeline.KubeDirector.Connection;
using MlPipeline.KubeDirector.Tests.Hosting;

namespace MlPipeline.KubeDirector.Tests.Connection;

/// <summary>A login that is put into a kubeconfig file beside others.</summary>
public sealed class KubeconfigMergeTests : ClusterTest
{
    private const string Others = """
        # made by hand
        apiVersion: v1
        kind: Config
        current-context: work
        preferences: {colors: true}
        clusters:
        - name: work
          cluster: {server: "https://work.example", certificate-authority-data: "LS0tLS1CRUdJTi+="}
        contexts:
        - {name: work, context: {cluster: work, user: me, namespace: "on"}}
        users:
        - name: me
          user:
            exec:
              apiVersion: client.authentication.k8s.io/v1
              command: get-token
              args: ["--for", "0123", "yes"]
              interactiveMode: Never
        """;

    private string File { get; } = Path.Combine(Directory.CreateTempSubdirectory("kubeconfig-").FullName, "deep", "config");

    [Fact]
    public async Task A_file_that_is_not_there_is_made_for_its_owner_only()
    {
        await Session.MergeKubeconfigAsync(File, Cancelled);

        Assert.Equal(TestCluster.Namespace, Kubeconfig.Read(File).Namespace);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        }
    }

    [Fact]
    public async Task Other_entries_stay_with_every_field_they_have()
    {
        await WriteAsync(Others);

        await Session.MergeKubeconfigAsync(File, Cancelled);

        Assert.Equal("K8sMLTenant-student1", Kubeconfig.Read(File).Context);
        var work = Kubeconfig.Read(File, "work");
        Assert.Equal(("me", "on"), (work.User, work.Namespace));
        var text = await System.IO.File.ReadAllTextAsync(File, Cancelled);
        Assert.All(
            ["colors: true", "interactiveMode: Never", "\"0123\"", "\"yes\"", "LS0tLS1CRUdJTi+="],
            kept => Assert.Contains(kept, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Merging_twice_leaves_one_entry()
    {
        await WriteAsync(Others);

        await Session.MergeKubeconfigAsync(File, Cancelled);
        await Session.MergeKubeconfigAsync(File, Cancelled);

        Assert.Single(await System.IO.File.ReadAllLinesAsync(File, Cancelled), line => line.Contains("token:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Logging_out_takes_the_entries_out_again_and_goes_back_to_the_context_before()
    {
        await WriteAsync(Others);
        await Session.MergeKubeconfigAsync(File, Cancelled);

        await Session.LogOutAsync(Cancelled);

        Assert.Equal("work", Kubeconfig.Read(File).Context);
        Assert.DoesNotContain(FixedTokens.Student, await System.IO.File.ReadAllTextAsync(File, Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("just text")]
    [InlineData("a: [1")]
    [InlineData("- a\n- b")]
    public async Task What_is_no_kubeconfig_is_left_as_it_is(string text)
    {
        await WriteAsync(text);

        var error = await FailsAsync(() => Session.MergeKubeconfigAsync(File, Cancelled), PipelineFault.Rejected);

        Assert.Contains("left as it was", error.NextStep, StringComparison.Ordinal);
        Assert.Equal(text, await System.IO.File.ReadAllTextAsync(File, Cancelled));
    }

    private async Task WriteAsync(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllTextAsync(File, text, Cancelled);
    }
}
