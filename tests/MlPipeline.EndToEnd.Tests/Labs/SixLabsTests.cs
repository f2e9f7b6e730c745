using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MlPipeline.EndToEnd.Tests.Driving;

namespace MlPipeline.EndToEnd.Tests.Labs;

/// <summary>The whole walk, as a reader takes it.</summary>
public sealed partial class SixLabsTests
{
    [Fact]
    public async Task The_six_labs_run_one_after_the_other_and_leave_nothing_running()
    {
        await using var sandbox = new SandboxFolder();
        var trips = Environment.GetEnvironmentVariable("MLPIPELINE_TRIPS");

        // On real trips where there are any: one run shows both.
        var run = await (string.IsNullOrEmpty(trips) ? sandbox.RunLabsAsync("--rows", "30000") : sandbox.RunLabsAsync("--data", trips));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(6, run.Lines.Count(line => line.EndsWith("passed", StringComparison.Ordinal)));
        Assert.Null(sandbox.Launcher.FindRunning());
        Assert.Equal(6, Directory.GetFiles(sandbox.Labs, "*.ipynb").Length);
        Assert.All(Directory.GetFiles(sandbox.Labs, "*.ipynb"), AssertExecuted);
        Assert.Contains("30,000 rows read", NotebookText.OutputOf(Path.Combine(sandbox.Labs, "3-train.ipynb"), "look-at-data"), StringComparison.Ordinal);
        AssertSwapped(Path.Combine(sandbox.Labs, "6-swap-the-model.ipynb"));
    }

    [Fact]
    public async Task After_the_sandbox_was_killed_labs_4_to_6_run_on_what_it_kept()
    {
        await using var sandbox = new SandboxFolder();
        var first = await sandbox.RunLabsAsync("--rows", "5000", "--to", "3", "--keep-sandbox");
        Assert.True(first.ExitCode == 0, first.Output);

        var running = sandbox.Launcher.FindRunning();
        using (var process = System.Diagnostics.Process.GetProcessById(running!.ProcessId))
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var second = await sandbox.RunLabsAsync("--from", "4");

        Assert.True(second.ExitCode == 0, second.Output);
        Assert.Equal(3, second.Lines.Count(line => line.EndsWith("passed", StringComparison.Ordinal)));
    }

    private static void AssertExecuted(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        Assert.Equal(5, document.RootElement.GetProperty("nbformat_minor").GetInt32());
        var cells = document.RootElement.GetProperty("cells").EnumerateArray().ToList();
        Assert.Distinct(cells.Select(cell => cell.GetProperty("id").GetString()));
        var code = cells
            .Where(cell => cell.GetProperty("cell_type").GetString() == "code").ToList();
        Assert.All(code, cell => Assert.Equal(JsonValueKind.Number, cell.GetProperty("execution_count").ValueKind));
        Assert.Contains(code, cell => cell.GetProperty("outputs").GetArrayLength() > 0);
    }

    private static void AssertSwapped(string lab6)
    {
        var better = Percent().Match(NotebookText.OutputOf(lab6, "compare"));
        Assert.True(double.Parse(better.Groups[1].Value, CultureInfo.InvariantCulture) > 0, better.Value);

        var traffic = NotebookText.OutputOf(lab6, "stop-traffic");
        Assert.Contains(", 0 failed", traffic, StringComparison.Ordinal);

        var seconds = Seconds().Match(NotebookText.OutputOf(lab6, "compare-pods"));
        Assert.NotEqual(seconds.Groups[1].Value, seconds.Groups[2].Value);
        Assert.Contains("The pods are the same.", NotebookText.OutputOf(lab6, "compare-pods"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"RMSE of version 2 is ([\d.]+) ?% lower")]
    private static partial Regex Percent();

    [GeneratedRegex(@"Version 1 said (\d+) s, version 2 says (\d+) s")]
    private static partial Regex Seconds();
}
