using System.CommandLine;

namespace MlPipeline.Cli.Jupyter;

/// <summary>Which kernel of Jupyter a command is about.</summary>
internal sealed class SpecOptions
{
    private readonly Option<bool> _user = new("--user") { Description = "For you alone; so it is without an option." };
    private readonly Option<string?> _prefix = new("--prefix")
    {
        Description = "Below this folder, for example that of a Python environment (sys.prefix).",
        HelpName = "DIR",
    };

    private readonly Option<string> _name = new("--name")
    {
        Description = "Name of the kernel; .net-csharp lets notebooks of .NET Interactive open in it as they are.",
        HelpName = "NAME",
        DefaultValueFactory = _ => KernelSpec.DefaultName,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_user);
        command.Options.Add(_prefix);
        command.Options.Add(_name);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(_user) && parsed.GetValue(_prefix) is not null)
            {
                parsed.AddError("Give either --user or --prefix.");
            }
        });
    }

    public string FindFolder(ParseResult parsed) => KernelSpecFolder.Find(parsed.GetRequiredValue(_name), parsed.GetValue(_prefix));
}
