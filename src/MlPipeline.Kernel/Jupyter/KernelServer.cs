using MlPipeline.Kernel.Jupyter.Connection;
using MlPipeline.Kernel.Jupyter.Execution;
using MlPipeline.Kernel.Jupyter.Messages;
using MlPipeline.Kernel.Jupyter.Requests;
using MlPipeline.Kernel.Jupyter.Sockets;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Jupyter;

/// <summary>A C# kernel for Jupyter: a notebook session that front ends reach through Jupyter's messaging protocol.</summary>
public sealed class KernelServer : IAsyncDisposable
{
    private readonly TextWriter _log;
    private readonly RunningCell _running = new();
    private readonly NotebookSession _session;
    private readonly KernelSockets _sockets;
    private readonly MessageCodec _codec;
    private readonly Messenger _messenger;
    private readonly InputChannel _input;
    private readonly TimeProvider _time;

    /// <summary>Opens the sockets and starts the session.</summary>
    /// <param name="connection">Where the front end wants to meet the kernel.</param>
    /// <param name="options">The session's surroundings.</param>
    /// <param name="log">Is told of what a front end never sees, such as messages with a wrong signature.</param>
    /// <exception cref="KernelStartException">A port is taken, or the way of signing is not known.</exception>
    public KernelServer(ConnectionFile connection, SessionOptions options, TextWriter log)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(options);
        _log = TextWriter.Synchronized(log);
        _time = options.Time;
        _codec = new MessageCodec(new MessageSigner(connection.Key, connection.SignatureScheme), _time);
        _sockets = new KernelSockets(connection);
        _messenger = new Messenger(_codec, _sockets);
        _input = new InputChannel(_sockets.Stdin, _codec, _messenger, _log);
        _session = new NotebookSession(options);
    }

    /// <summary>Interrupts the cell that runs, or aborts one that an earlier interruption could not stop.</summary>
    public void Interrupt()
    {
        if (!_running.Interrupt())
        {
            _session.Abort();
        }
    }

    /// <summary>Answers front ends until one of them shuts the kernel down.</summary>
    /// <param name="cancellationToken">Shuts the kernel down too.</param>
    /// <returns>A task that ends with the kernel.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _messenger.PublishStatus("starting", parent: null);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] loops =
        [
            Loop(KernelChannel.Shell, _sockets.Shell, ShellHandlers()).RunAsync(ended.Token),
            Loop(KernelChannel.Control, _sockets.Control, ControlHandlers()).RunAsync(ended.Token),
            _input.RunAsync(ended.Token),
        ];

        await Task.WhenAny(loops);

        // A cell that still runs ends with the process; nobody waits for it any more.
        _running.Interrupt();
        await _messenger.FlushAsync();
        await ended.CancelAsync();
    }

    /// <summary>
    /// Waits until the last answers of kernels that were disposed have gone out. Called at the end of the process: no kernel
    /// works after it.
    /// </summary>
    public static void CloseNetwork() => KernelSockets.CloseNetwork();

    /// <summary>Ends the session and closes the sockets; what is still to be sent goes out in the background.</summary>
    /// <returns>A task that ends when they are closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        _input.Dispose();
        _sockets.Dispose();
    }

    private RequestLoop Loop(KernelChannel channel, IncomingQueue incoming, IEnumerable<IRequestHandler> handlers) =>
        new(channel, incoming, _codec, _messenger, handlers, _log);

    private IEnumerable<IRequestHandler> ShellHandlers()
    {
        var history = new ExecutionHistory();
        return
        [
            new KernelInfoHandler(),
            new ExecuteHandler(_session, _running, history, _messenger, _input, _time),
            new CompleteHandler(_session),
            new InspectHandler(_session),
            new IsCompleteHandler(),
            new HistoryHandler(history),
            new CommInfoHandler(),
            new CommOpenHandler(_messenger),
            new ShutdownHandler(_messenger),
        ];
    }

    private IEnumerable<IRequestHandler> ControlHandlers() =>
    [
        new KernelInfoHandler(),
        new InterruptHandler(Interrupt),
        new DebugHandler(),
        new ShutdownHandler(_messenger),
    ];
}
