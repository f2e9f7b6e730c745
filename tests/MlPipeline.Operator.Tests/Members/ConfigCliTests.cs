using System.Diagnostics;
using MlPipeline.Operator.Members.Programs;

namespace MlPipeline.Operator.Tests.Members;

/// <summary>The program with which start scripts read the metadata of their member, on the metadata of a deployment cluster.</summary>
public sealed class ConfigCliTests : IDisposable
{
    private const string Domain = "inference-server-student1z5r8k.k8s-tenant-1.svc.cluster.local";
    private const string Balancer = $"inference-server-student1-loadbalancer-m4v9t-0.{Domain}";
    private const string Server = $"inference-server-student1-restserver-x2k6b-0.{Domain}";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlpipeline-configcli-");

    public ConfigCliTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program is a shell script.");
        PathProgram.FindOrSkip("awk");
        File.WriteAllBytes(Program, ConfigCli.For(newLayout: true).Content.Span);
        Write("deployment-engine.json");
    }

    private string Program => Path.Combine(_root.FullName, "configcli");

    [Theory]
    [InlineData("node.fqdn", Server)]
    [InlineData("node.role_id", "RESTServer")]
    [InlineData("node.depends_on", "")]
    [InlineData("cluster.name", "inference-server-student1")]
    [InlineData("namespaces", "version,services,nodegroups,distros,cluster,node,connections")]
    [InlineData("services", "gunicorn,haproxy,haproxy-stats,ssh")]
    [InlineData("services.ssh.1", "RESTServer")]
    [InlineData("services.ssh.1.RESTServer.fqdns", Server)]
    [InlineData("services.gunicorn.1.LoadBalancer.endpoints", $"http://{Balancer}:10001")]
    [InlineData("distros.hpecp/deploymt-engine.1.roles.RESTServer.flavor.cores", "1")]
    [InlineData("connections.configmaps.model.0.data.name", "model-student1")]
    [InlineData("connections.configmaps.model.0.annotations", "")]
    public async Task Keys_lead_to_values_also_over_references(string key, string value) =>
        Assert.Equal((0, value + "\n", ""), await RunAsync("--get", key));

    [Theory]
    [InlineData("--get_all_fqdns")]
    [InlineData("--get_local_group_fqdns")]
    [InlineData("--get_nodegroup_fqdns=1")]
    public async Task Members_are_listed(string option) => Assert.Equal((0, $"{Balancer},{Server}\n", ""), await RunAsync(option));

    [Fact]
    public async Task What_is_not_there_is_said()
    {
        Assert.Equal((1, "", "configcli: the metadata has no node.nothing\n"), await RunAsync("--get=node.nothing"));
        Assert.Equal((1, "", "configcli: the metadata has no such members\n"), await RunAsync("--get_nodegroup_fqdns", "2"));
        Assert.StartsWith("usage: configcli", (await RunAsync()).Error, StringComparison.Ordinal);

        File.WriteAllText(Metadata, "{\"node\": ");
        Assert.Equal((1, "", "configcli: the metadata is no JSON\n"), await RunAsync("--get", "node"));

        File.Delete(Metadata);
        Assert.Equal((1, "", $"configcli: this member has no metadata yet: {Metadata}\n"), await RunAsync("--get", "node"));
    }

    [Fact]
    public async Task Escapes_become_the_letters_they_stand_for()
    {
        File.WriteAllText(Metadata, """{"a.b": "x \u003c\u0026\u003e \"\\ \u00e9\u20ac", "n": -1.5e3, "t": true}""");

        Assert.Equal("x <&> \"\\ é€\n", (await RunAsync("--get", "a.b")).Output);
        Assert.Equal("-1.5e3\n", (await RunAsync("--get", "n")).Output);
        Assert.Equal("true\n", (await RunAsync("--get", "t")).Output);
    }

    public void Dispose() => _root.Delete(recursive: true);

    private string Metadata => Path.Combine(_root.FullName, "etc", "guestconfig", "configmeta.json");

    private void Write(string golden)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Metadata)!);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Golden", golden), Metadata);
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("sh", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MLPIPELINE_POD_ROOT"] = _root.FullName;
        using var process = Process.Start(start)!;
        var read = await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, read[0], read[1]);
    }
}
