using System.Text.Json;
using MlPipeline.Interactive.HostTests.Host;

namespace MlPipeline.Interactive.HostTests.Notebooks;

/// <summary>The host as a Jupyter kernel.</summary>
public sealed class JupyterTests(HostMachine machine)
{
    [Fact]
    public async Task FirstLab_RunsInJupyter()
    {
        var nbconvert = PathProgram.FindOrSkip("jupyter-nbconvert");
        await machine.InstallKernelsAsync();

        await machine.RunAsync(nbconvert, "--to", "notebook", "--execute", "1-log-in.ipynb", "--output", "executed", "--output-dir", "executed");

        using var executed = JsonDocument.Parse(await File.ReadAllTextAsync(
            Path.Combine(machine.Notebooks, "executed", "executed.ipynb"), TestContext.Current.CancellationToken));
        var outputs = executed.RootElement.GetProperty("cells").EnumerateArray()
            .Where(cell => cell.GetProperty("cell_type").GetString() == "code")
            .SelectMany(cell => cell.GetProperty("outputs").EnumerateArray())
            .Select(output => output.ToString())
            .ToList();
        Assert.Contains(outputs, output => output.Contains("is loaded", StringComparison.Ordinal));
        Assert.Contains(outputs, output => output.Contains("text/html", StringComparison.Ordinal) && output.Contains("logged in", StringComparison.Ordinal));
        Assert.DoesNotContain(outputs, output => output.Contains("\"output_type\": \"error\"", StringComparison.Ordinal));
    }
}
