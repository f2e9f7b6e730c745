namespace MlPipeline.ApiServer.Pods;

/// <summary>Runs commands in containers: the node agent's side of <c>pods/exec</c>.</summary>
public interface IPodExec
{
    /// <summary>Finds the container a command is meant for.</summary>
    /// <param name="request">What to run, and where.</param>
    /// <returns>
    /// Runs the command and gives its exit code; throws <see cref="IOException"/> where it cannot be started. Cancelling it ends the
    /// command.
    /// </returns>
    /// <exception cref="PodExecUnavailableException">There is no such container, or it does not run.</exception>
    Func<PodCommandStreams, CancellationToken, Task<int>> Prepare(PodExecRequest request);
}
