using MlPipeline.Interactive.HostTests.Host;

namespace MlPipeline.Interactive.HostTests.Magics;

/// <summary>What an editor asks while a cell is being typed.</summary>
public sealed class EditingTests(SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Names_AreOffered() =>
        Assert.Superset(new HashSet<string> { "#!kd-login", "#!kd-cluster", "#!kd-train", "#!kd-register", "#!kd-predict" }, await OfferedAsync("#!kd"));

    [Fact]
    public async Task Verbs_AreOffered()
    {
        var offered = await OfferedAsync("#!kd-cluster ");

        Assert.Superset(new HashSet<string> { "list", "show", "apply", "wait" }, offered);
        Assert.DoesNotContain("--verb", offered);
    }

    [Fact]
    public async Task Options_AreThoseOfTheVerb()
    {
        var offered = await OfferedAsync("var x = 1;\n#!kd-cluster show --");

        Assert.Contains("--name", offered);
        Assert.DoesNotContain("--timeout", offered);
    }

    [Theory]
    [InlineData("#!kd-cluster show --name ")]
    [InlineData("#!kd-train list --cluster train")]
    public async Task Values_AreThoseOfTheCluster(string line) => Assert.Contains(SandboxHost.TrainingEngine, await OfferedAsync(line));

    [Fact]
    public async Task Body_IsOfferedNoCSharp()
    {
        Assert.NotEmpty(await OfferedAsync("Conso"));
        Assert.Empty(await OfferedAsync("#!kd-cluster apply\nkind: Conf"));
    }

    [Fact]
    public async Task Body_IsNotUnderlined()
    {
        var found = await sandbox.Host.DiagnoseAsync("var x = y;\n#!kd-cluster apply\nkind: ConfigMap", TestContext.Current.CancellationToken);

        Assert.Equal("CS0103: The name 'y' does not exist in the current context", Assert.Single(found));
    }

    private async Task<ISet<string>> OfferedAsync(string code) =>
        (await sandbox.Host.CompleteAsync(code, TestContext.Current.CancellationToken)).ToHashSet();
}
