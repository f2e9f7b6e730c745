namespace MlPipeline.Packaging.Tests.Tool;

public sealed class ToolTests(InstalledTool tool) : IClassFixture<InstalledTool>
{
    [Fact]
    public async Task Command_ListsWhatItCan()
    {
        var run = await tool.RunAsync("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("sandbox", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_LoadsTheSandbox()
    {
        var run = await tool.RunAsync("sandbox", "status");

        Assert.Contains("No sandbox runs.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MlPipeline.Sandbox.dll")]
    [InlineData("engines/MlPipeline.Engines.dll")]
    [InlineData("charts/MlPipeline.Charts.dll")]
    [InlineData("notebooks/6-swap-the-model.ipynb")]
    [InlineData("runtimes/linux-x64/native/libe_sqlite3.so")]
    public void Folder_HasWhatTheCommandStarts(string file) => Assert.True(File.Exists(Path.Combine(ProgramFolder(), file)));

    [Fact]
    public void Folder_HasNoSymbolsAndNoProgramOfTheBuildingMachine() => Assert.DoesNotContain(
        Directory.EnumerateFiles(ProgramFolder(), "*", SearchOption.AllDirectories),
        file => Path.GetExtension(file) is ".pdb" or ".exe" || Path.GetFileName(file) is "mlpipeline" or "MlPipeline.Engines");

    private string ProgramFolder() =>
        Path.GetDirectoryName(Directory.EnumerateFiles(tool.Folder, "mlpipeline.dll", SearchOption.AllDirectories).Single())!;
}
