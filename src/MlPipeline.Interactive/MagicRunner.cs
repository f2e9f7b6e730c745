using MlPipeline.Interactive.Commands;
using MlPipeline.Interactive.Commands.Help;
using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Interactive;

/// <summary>Runs the magics of one notebook session. Every host hands its magic lines to one of these.</summary>
public sealed class MagicRunner : IDisposable
{
    private readonly INotebookHost _host;
    private readonly Dictionary<string, MagicCommand> _commands;
    private readonly MagicParser _parser;

    /// <summary>Makes the magics of a notebook session.</summary>
    /// <param name="host">The notebook.</param>
    /// <param name="options">The machine.</param>
    public MagicRunner(INotebookHost host, MagicOptions options)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(options);
        _host = host;
        MagicCommand[] commands = [HelpCommand.Create(host, () => Commands!)];
        _commands = commands.ToDictionary(command => command.Name, StringComparer.Ordinal);
        Commands = [.. commands.Select(command => command.Declaration)];
        _parser = new MagicParser(Commands);
    }

    /// <summary>What the magics can do.</summary>
    public IReadOnlyList<CommandDeclaration> Commands { get; }

    /// <summary>Whether a magic of that name is here.</summary>
    /// <param name="name">A name with or without the leading <c>#!</c>.</param>
    /// <returns>True where <see cref="RunAsync"/> would take it.</returns>
    public bool IsMagic(string name) => _parser.Knows(name);

    /// <summary>Runs one magic.</summary>
    /// <param name="line">The magic line as it stands in the cell, for example <c>#!kd-cluster show --name x</c>.</param>
    /// <param name="body">The rest of the cell below that line, empty where there is none.</param>
    /// <param name="cancellationToken">Interrupts the work.</param>
    /// <returns>A task that ends with the magic.</returns>
    /// <exception cref="MagicException">It could not be done; the message says what to do next.</exception>
    public async Task RunAsync(string line, string body, CancellationToken cancellationToken)
    {
        var invocation = _parser.Parse(line, body, value => value);
        if (invocation.Has("help"))
        {
            _host.Display(HelpPage.Verb(invocation.Command, invocation.Verb));
            return;
        }

        var verb = _commands[invocation.Command.Name].Verbs.Single(verb => verb.Declaration == invocation.Verb);
        await verb.RunAsync(invocation, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the session with the cluster, if there is one.</summary>
    public void Dispose()
    {
    }
}
