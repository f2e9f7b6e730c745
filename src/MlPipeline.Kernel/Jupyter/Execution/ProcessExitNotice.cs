using MlPipeline.Kernel.Jupyter.Messages;
using MlPipeline.Kernel.Jupyter.Requests;
using MlPipeline.Kernel.Jupyter.Sockets;
using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Kernel.Jupyter.Execution;

/// <summary>
/// Tells the front end where a cell ends the process by <c>Environment.Exit</c>, while there is still somebody to tell it. A
/// fail-fast or an exhausted stack leaves no such moment; the front end then sees that the process is gone.
/// </summary>
internal sealed class ProcessExitNotice : IDisposable
{
    private const string Problem = "The cell ended the process of the kernel, and with it the session and its variables.";
    private const string NextStep = "Leave Environment.Exit out of notebooks; return from a function, or throw an exception.";

    private readonly JupyterMessage _request;
    private readonly CellPublisher _publisher;
    private readonly Messenger _messenger;
    private readonly CancellationToken _shutdown;

    public ProcessExitNotice(JupyterMessage request, CellPublisher publisher, Messenger messenger, CancellationToken shutdown)
    {
        _request = request;
        _publisher = publisher;
        _messenger = messenger;
        _shutdown = shutdown;
        AppDomain.CurrentDomain.ProcessExit += Tell;
    }

    public void Dispose() => AppDomain.CurrentDomain.ProcessExit -= Tell;

    private void Tell(object? sender, EventArgs e)
    {
        if (_shutdown.IsCancellationRequested)
        {
            return;
        }

        var error = new ErrorOutput("ProcessExit", $"{Problem}\n{NextStep}", [Problem, NextStep]);
        _publisher.Show(error);
        _messenger.Send(KernelChannel.Shell, "execute_reply", _request, Replies.Error(error));
        _messenger.PublishStatus("idle", _request);
        _messenger.Close();
    }
}
