using System.Net.WebSockets;
using System.Text;
using k8s;
using k8s.Autorest;
using MlPipeline.Operator.Api;

namespace MlPipeline.Operator.Members.Exec;

/// <summary>Runs shell scripts in members through <c>pods/exec</c>.</summary>
internal sealed class MemberExec(IKubernetes client)
{
    /// <summary>Runs a script to its end.</summary>
    /// <param name="container">Where; it must still be the container that it was when the operator looked.</param>
    /// <param name="script">Text of the script.</param>
    /// <param name="arguments">What the script finds as <c>$1</c>, <c>$2</c> and so on.</param>
    /// <param name="input">What the script may read. Nothing tells it where that ends, so it must know how much it wants.</param>
    /// <param name="cancellationToken">Ends the script.</param>
    /// <exception cref="MemberAccessException">The container cannot be reached, or is another one by now.</exception>
    public async Task<ExecResult> RunAsync(
        MemberContainer container,
        string script,
        IReadOnlyList<string> arguments,
        ReadOnlyMemory<byte> input,
        CancellationToken cancellationToken)
    {
        try
        {
            await CheckAsync(container, cancellationToken);
            var output = "";
            var error = "";
            var exitCode = await client.NamespacedPodExecAsync(
                container.Pod,
                container.Namespace,
                container.Container,
                ["sh", "-c", script, "sh", .. arguments],
                tty: false,
                async (stdIn, stdOut, stdErr) =>
                {
                    var read = Task.WhenAll(ReadAsync(stdOut, text => output = text), ReadAsync(stdErr, text => error = text));
                    if (!input.IsEmpty)
                    {
                        await stdIn.WriteAsync(input, cancellationToken);
                    }

                    await read.WaitAsync(cancellationToken);
                },
                cancellationToken);
            return new ExecResult(exitCode, output, error);
        }
        catch (Exception exception) when (exception is HttpOperationException or KubernetesException or WebSocketException or HttpRequestException or IOException)
        {
            throw new MemberAccessException($"pod{{{container.Pod}}} cannot be reached: {exception.Message}", exception);
        }
    }

    private async Task CheckAsync(MemberContainer container, CancellationToken cancellationToken)
    {
        var pod = await client.CoreV1.ReadNamespacedPodAsync(container.Pod, container.Namespace, cancellationToken: cancellationToken).OrNullAsync()
            ?? throw new MemberAccessException($"pod{{{container.Pod}}} does not exist");
        if (pod.Status?.Phase is "Succeeded" or "Failed")
        {
            throw new MemberAccessException($"cannot connect to pod{{{container.Pod}}} in phase {pod.Status.Phase}");
        }

        var containers = (pod.Status?.ContainerStatuses ?? []).Concat(pod.Status?.InitContainerStatuses ?? []);
        var status = containers.FirstOrDefault(status => status.Name == container.Container)
            ?? throw new MemberAccessException($"container{{{container.Container}}} does not exist in pod{{{container.Pod}}}");
        if (status.ContainerID != container.ContainerId)
        {
            throw new MemberAccessException("container ID changed during configuration");
        }
    }

    private static async Task ReadAsync(Stream stream, Action<string> keep)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        keep(await reader.ReadToEndAsync());
    }
}
