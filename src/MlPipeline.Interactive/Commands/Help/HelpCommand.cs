using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Interactive.Commands.Help;

/// <summary><c>#!kd-help</c>.</summary>
internal static class HelpCommand
{
    /// <param name="host">Where the help is shown.</param>
    /// <param name="commands">All magics, this one among them, known once all of them are made.</param>
    public static MagicCommand Create(INotebookHost host, Func<IReadOnlyList<CommandDeclaration>> commands) => new(
        "kd-help",
        "List the magics.",
        [
            new MagicVerb(
                new VerbDeclaration("", "List the magics and what they are for.", [], Example: "#!kd-help"),
                (_, _) =>
                {
                    host.Display(HelpPage.Overview(commands()));
                    return Task.CompletedTask;
                }),
        ]);
}
