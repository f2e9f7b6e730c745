using System.CommandLine;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Launching;
using Spectre.Console;

namespace MlPipeline.Cli.Run;

/// <summary>Declares <c>mlpipeline run</c>.</summary>
internal static class RunCommand
{
    private static readonly Argument<string> Path = new("path")
    {
        Description = "A notebook (.ipynb or .dib), or a folder with notebooks named 1-….ipynb, 2-….ipynb and so on.",
        DefaultValueFactory = _ => "notebooks",
    };

    private static readonly Option<string?> Data = new("--data") { Description = "Folder with real trips to learn from instead of generated ones.", HelpName = "DIR" };
    private static readonly Option<int?> Rows = new("--rows") { Description = "Generate this many trips.", HelpName = "N" };
    private static readonly Option<string> Student = new("--student")
    {
        Description = "Run the labs as this user.",
        HelpName = "NAME",
        DefaultValueFactory = _ => SandboxHome.DefaultStudent,
    };

    private static readonly Option<bool> KeepSandbox = new("--keep-sandbox") { Description = "Leave the sandbox running that this run has started." };
    private static readonly Option<int?> From = new("--from") { Description = "Begin with the notebook of this number.", HelpName = "N" };
    private static readonly Option<int?> To = new("--to") { Description = "End with the notebook of this number.", HelpName = "N" };
    private static readonly Option<string> Output = new("--output")
    {
        Description = "Folder for the executed notebooks, or the file for a single one.",
        HelpName = "PATH",
        DefaultValueFactory = _ => System.IO.Path.Combine("artifacts", "labs"),
    };

    private static readonly Option<string[]> Parameters = new("--parameter")
    {
        Description = "Set a C# variable in each notebook, below its cell tagged 'parameters'; may be given several times.",
        HelpName = "NAME=VALUE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<double?> CellTimeout = new("--timeout") { Description = "Give each cell this many seconds.", HelpName = "SECONDS" };
    private static readonly Option<bool> AllowErrors = new("--allow-errors") { Description = "Go on below a cell that fails, and end well." };
    private static readonly Option<bool> Html = new("--html") { Description = "Write each executed notebook as a page of its own, too." };
    private static readonly Option<string?> Report = new("--report") { Description = "Write how each cell went to this file, in JUnit's XML.", HelpName = "FILE" };
    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Show what the cells show, and the technical cause of an error." };

    public static Command Create()
    {
        var command = new Command("run", "Run notebooks from top to bottom against a sandbox, which is started where none runs.")
        {
            Path, Data, Rows, Student, KeepSandbox, From, To, Parameters, Output, Html, Report, CellTimeout, AllowErrors, Verbose,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(Settings(parsed), cancellationToken));
        return command;
    }

    private static RunSettings Settings(ParseResult parsed) => new()
    {
        Path = System.IO.Path.GetFullPath(parsed.GetRequiredValue(Path)),
        Output = System.IO.Path.GetFullPath(parsed.GetRequiredValue(Output)),
        Student = parsed.GetRequiredValue(Student),
        DataFolder = parsed.GetValue(Data) is { } data ? System.IO.Path.GetFullPath(data) : null,
        Rows = parsed.GetValue(Rows),
        From = parsed.GetValue(From),
        To = parsed.GetValue(To),
        KeepSandbox = parsed.GetValue(KeepSandbox),
        Parameters = parsed.GetRequiredValue(Parameters),
        CellTimeout = parsed.GetValue(CellTimeout),
        AllowErrors = parsed.GetValue(AllowErrors),
        Html = parsed.GetValue(Html),
        Report = parsed.GetValue(Report) is { } report ? System.IO.Path.GetFullPath(report) : null,
        Verbose = parsed.GetValue(Verbose),
    };

    private static Task<int> RunAsync(RunSettings settings, CancellationToken cancellationToken)
    {
        var reporter = new RunReporter(RunConsole.Create(Console.Out), settings.Verbose, TimeProvider.System);
        var home = SandboxHome.Default();
        var launcher = new SandboxLauncher(home);
        return new LabRun(settings, home, launcher, reporter, TimeProvider.System).RunAsync(cancellationToken);
    }
}
