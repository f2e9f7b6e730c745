using System.Diagnostics;
using System.Text.Json.Nodes;
using MlPipeline.Sandbox.Tests.Hosting;

namespace MlPipeline.Sandbox.Tests;

/// <summary>The life of a kdcluster as its user sees it with kubectl.</summary>
[Collection(SandboxCollection.Name)]
public sealed class KubectlTests(SharedSandbox shared) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(KubectlPrograms.Old)]
    [InlineData(KubectlPrograms.Current)]
    public async Task One_life_of_a_kdcluster_is_seen_from_beginning_to_end(string version)
    {
        var kubectl = new Kubectl(KubectlPrograms.FindOrSkip(version), _folder.Combine("config"), _folder.Path);
        var name = $"life-{version}";
        await File.WriteAllTextAsync(_folder.Combine("config"), await shared.Sandbox.KubeconfigAsync("student1"), Cancelled);

        using var watch = kubectl.Start("get kubedirectorclusters -w");
        var lines = new List<string>();
        var reading = ReadAsync(watch, lines);
        Assert.Contains("created", await kubectl.RunAsync("apply -f -", Manifests.DeploymentEngine(name).ToJsonString()), StringComparison.Ordinal);
        using var tenant = new Tenant(await shared.Sandbox.ClientAsync("student1"));
        await tenant.ConfiguredAsync(name, members: 2);

        Assert.Matches($@"(?m)^{name}\s+deployment-engine\s+configured\s+false\s+false\s*$", await kubectl.RunAsync($"get kubedirectorcluster {name}"));
        Assert.Contains("State:", await kubectl.RunAsync($"describe kubedirectorcluster {name}"), StringComparison.Ordinal);
        Assert.Matches(@"(?m)^\S+\s+1/1\s+Running\s+0\s+\d+s\s", await kubectl.RunAsync($"get pods -l kubedirector.hpe.com/kdcluster={name}") + " ");
        var pods = JsonNode.Parse(await kubectl.RunAsync($"get pods -o json -l kubedirector.hpe.com/kdcluster={name}"))!;
        await kubectl.RunAsync($"logs {pods["items"]![0]!["metadata"]!["name"]} --tail=5");
        await kubectl.RunAsync($"delete kubedirectorcluster {name}");

        await Eventually.HoldsAsync(() => Task.FromResult(States(lines, name) is [.., "configured"]), "the watch has shown the kdcluster configured");
        watch.Kill();
        await reading;
        Assert.Matches(@"^NAME\s+KDAPP\s+STATE\s+ANY DOWN\s+ANY CONFIGERROR\s*$", lines[0]);
        Assert.Contains("creating", States(lines, name));
    }

    /// <summary>The states that a watch has shown of a kdcluster, each once in a row.</summary>
    private static List<string> States(List<string> lines, string name)
    {
        lock (lines)
        {
            var states = lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(cells => cells.Length > 2 && cells[0] == name)
                .Select(cells => cells[2])
                .ToList();
            return [.. states.Where((state, index) => index == 0 || states[index - 1] != state)];
        }
    }

    private static async Task ReadAsync(Process watch, List<string> lines)
    {
        while (await watch.StandardOutput.ReadLineAsync(Cancelled) is { } line)
        {
            lock (lines)
            {
                lines.Add(line);
            }
        }
    }
}
