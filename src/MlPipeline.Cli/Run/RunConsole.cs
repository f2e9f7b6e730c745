using Spectre.Console;

namespace MlPipeline.Cli.Run;

/// <summary>Makes the console that a run reports to.</summary>
internal static class RunConsole
{
    // Lines in a file or a pipe have no edge to be broken at.
    private const int WidthWhereRedirected = 200;

    public static IAnsiConsole Create(TextWriter writer)
    {
        var output = new AnsiConsoleOutput(writer);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = output,
            Ansi = output.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = output.IsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!output.IsTerminal)
        {
            console.Profile.Width = WidthWhereRedirected;
        }

        return console;
    }
}
