using System.Diagnostics;
using MlPipeline.ApiServer.Pods;
using MlPipeline.Sandbox.Nodes;
using MlPipeline.Sandbox.Watching;

namespace MlPipeline.Sandbox.Members;

/// <summary>
/// Runs commands where containers are processes of this machine: a command gets the container's environment and works in the folder
/// that stands for its <c>/</c>, which <c>MLPIPELINE_POD_ROOT</c> names.
/// </summary>
internal sealed class NodePodExec(RunningContainers containers) : IPodExec
{
    public Func<PodCommandStreams, CancellationToken, Task<int>> Prepare(PodExecRequest request)
    {
        if (!containers.TryGet(new ResourceKey(request.Namespace, request.Pod), out var container))
        {
            throw new PodExecUnavailableException($"the container of pod \"{request.Pod}\" does not run");
        }

        if (request.Container is { } name && name != container.Name)
        {
            throw new PodExecUnavailableException($"container {name} is not valid for pod {request.Pod}");
        }

        return (streams, cancellationToken) => RunAsync(container, request.Command, streams, cancellationToken);
    }

    private static async Task<int> RunAsync(
        RunningContainer container, IReadOnlyList<string> command, PodCommandStreams streams, CancellationToken cancellationToken)
    {
        using var process = ContainerCommand.Start(container, ContainerPath.ProgramOf(container.Root, command[0]), command.Skip(1));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(container.Ended, cancellationToken);
        var input = CopyInputAsync(streams.Input, process, end.Token);
        var written = Task.WhenAll(
            process.StandardOutput.BaseStream.CopyToAsync(streams.Output, end.Token),
            process.StandardError.BaseStream.CopyToAsync(streams.Error, end.Token));
        await ContainerCommand.WaitOrEndAsync(process, end.Token);
        await written.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await end.CancelAsync();
        await input;
        cancellationToken.ThrowIfCancellationRequested();
        return process.ExitCode;
    }

    private static async Task CopyInputAsync(Stream input, Process process, CancellationToken cancellationToken)
    {
        try
        {
            await input.CopyToAsync(process.StandardInput.BaseStream, cancellationToken);
            process.StandardInput.Close();
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or InvalidOperationException)
        {
            // The command has ended without reading everything, as commands may.
        }
    }
}
