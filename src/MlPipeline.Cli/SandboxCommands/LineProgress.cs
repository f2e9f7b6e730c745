namespace MlPipeline.Cli.SandboxCommands;

/// <summary>Writes each line of progress at once, in the order in which it comes.</summary>
internal sealed class LineProgress(TextWriter writer) : IProgress<string>
{
    public void Report(string value) => writer.WriteLine(value);
}
