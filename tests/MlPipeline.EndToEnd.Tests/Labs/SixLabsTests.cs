using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MlPipeline.EndToEnd.Tests.Driving;

namespace MlPipeline.EndToEnd.Tests.Labs;

/// <summary>The whole walk, as a reader takes it.</summary>
public sealed partial class SixLabsTests
{
    [Fact]
    public async Task The_six_labs_run_although_the_sandbox_is_killed_amid_them_and_leave_nothing_running()
    {
        await using var sandbox = new SandboxFolder();
        var trips = Environment.GetEnvironmentVariable("MLPIPELINE_TRIPS");
        string[] data = string.IsNullOrEmpty(trips) ? ["--rows", "30000"] : ["--data", trips];
        var first = await sandbox.RunLabsAsync([.. data, "--to", "3", "--keep-sandbox"]);
        AssertPassed(first, labs: 3);

        using (var process = System.Diagnostics.Process.GetProcessById(sandbox.Launcher.FindRunning()!.ProcessId))
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var second = await sandbox.RunLabsAsync("--from", "4");
        AssertPassed(second, labs: 3);
        Assert.Null(sandbox.Launcher.FindRunning());
        Assert.Equal(6, Directory.GetFiles(sandbox.Labs, "*.ipynb").Length);
        Assert.All(Directory.GetFiles(sandbox.Labs, "*.ipynb"), AssertExecuted);
        Assert.Contains("30,000 rows read", NotebookText.OutputOf(Path.Combine(sandbox.Labs, "3-train.ipynb"), "look-at-data"), StringComparison.Ordinal);
        AssertSwapped(Path.Combine(sandbox.Labs, "6-swap-the-model.ipynb"));
    }

    private static void AssertPassed(CommandResult run, int labs)
    {
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(labs, run.Lines.Count(line => line.EndsWith("passed", StringComparison.Ordinal)));
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
