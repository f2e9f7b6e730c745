using MlPipeline.Interactive.Commands;
using MlPipeline.Interactive.Commands.Help;
using MlPipeline.Interactive.Commands.Login;
using MlPipeline.Interactive.Completion;
using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Hosting;
using MlPipeline.KubeDirector;

namespace MlPipeline.Interactive;

/// <summary>Runs the magics of one notebook session. Every host hands its magic lines to one of these.</summary>
public sealed class MagicRunner : IDisposable
{
    private readonly MagicContext _context;
    private readonly CommandCatalog _catalog;
    private readonly MagicParser _parser;
    private readonly LineCompleter _completer;

    /// <summary>Makes the magics of a notebook session.</summary>
    /// <param name="host">The notebook.</param>
    /// <param name="options">The machine.</param>
    public MagicRunner(INotebookHost host, MagicOptions options)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(options);
        _context = new MagicContext(host, options, new LoginState(host));
        _catalog = new CommandCatalog(_context);
        _parser = new MagicParser(_catalog.Declarations);
        _completer = new LineCompleter(_catalog.Declarations, new LiveValues(_context.Login));
    }

    /// <summary>Namespaces that cells use without naming them, so that what a magic does is a line of C# too.</summary>
    public static IReadOnlyList<string> Imports { get; } =
    [
        typeof(KdLogin).Namespace!,
        typeof(Charts.Chart).Namespace!,
        typeof(PipelineException).Namespace!,
        typeof(KubeDirector.Clusters.KdConnections).Namespace!,
        typeof(KubeDirector.Models.ModelChange).Namespace!,
    ];

    /// <summary>What the magics can do.</summary>
    public IReadOnlyList<CommandDeclaration> Commands => _catalog.Declarations;

    /// <summary>Whether a magic of that name is here.</summary>
    /// <param name="name">A name with or without the leading <c>#!</c>.</param>
    /// <returns>True where <see cref="RunAsync(string, string, CancellationToken)"/> would take it.</returns>
    public bool IsMagic(string name) => _parser.Knows(name);

    /// <summary>Runs one magic.</summary>
    /// <param name="line">The magic line as it stands in the cell, for example <c>#!kd-cluster show --name x</c>.</param>
    /// <param name="body">The rest of the cell below that line, empty where there is none.</param>
    /// <param name="cancellationToken">Interrupts the work.</param>
    /// <returns>A task that ends with the magic.</returns>
    /// <exception cref="MagicException">It could not be done, or was interrupted; the message says what to do next.</exception>
    public async Task RunAsync(string line, string body, CancellationToken cancellationToken)
    {
        var values = new LineValues(_context.Host, () => _context.Login.Placeholders);
        var invocation = _parser.Parse(line, body, values.Fill);
        try
        {
            await RunAsync(invocation, cancellationToken).ConfigureAwait(false);
        }
        catch (MagicException error) when (invocation.Has("verbose") && error.InnerException is { } cause)
        {
            throw new MagicException(error.Problem, $"{error.NextStep}\n{cause}", cause);
        }
        catch (PipelineException error)
        {
            var detail = invocation.Has("verbose") ? $"\n{error}" : "";
            throw new MagicException(error.Problem, error.NextStep + detail, error);
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
        {
            throw new MagicException("Interrupted.", "Run the cell again to take it up again; what the cluster has begun goes on there.", error);
        }
    }

    /// <summary>Says what can stand at the cursor of a magic line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="cursor">Where the cursor is in it.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <returns>What to choose from; nothing where nothing is known.</returns>
    public Task<MagicCompletion> CompleteAsync(string line, int cursor, CancellationToken cancellationToken) =>
        _completer.CompleteAsync(line, cursor, cancellationToken);

    /// <summary>Ends the session with the cluster, if there is one.</summary>
    public void Dispose() => _context.Login.Dispose();

    private Task RunAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.Has("help"))
        {
            _context.Show(Help(invocation));
            return Task.CompletedTask;
        }

        var filled = invocation.Verb.Language is BodyLanguage.Yaml or BodyLanguage.Json
            ? invocation with { Body = Placeholders.Fill(invocation.Body, () => _context.Login.Placeholders) }
            : invocation;
        return _catalog.Find(invocation.Command, invocation.Verb).RunAsync(filled, cancellationToken);
    }

    /// <summary>Help for a verb where the line names one, else for the whole magic.</summary>
    private static Views.View Help(MagicInvocation invocation) => invocation.IsVerbNamed
        ? HelpPage.Verb(invocation.Command, invocation.Verb)
        : HelpPage.Command(invocation.Command);
}
