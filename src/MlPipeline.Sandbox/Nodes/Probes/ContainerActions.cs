using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using k8s.Models;
using MlPipeline.Sandbox.Members;

namespace MlPipeline.Sandbox.Nodes.Probes;

/// <summary>What probes and hooks do to a running container: run a command in it, ask it over HTTP, or connect to a port.</summary>
internal sealed class ContainerActions(V1Container container, RunningContainer running, PodEndpoint endpoint, HttpClient http)
{
    private const int MostWords = 1024;

    /// <summary>Runs a command to its end.</summary>
    /// <returns>What went wrong, or null.</returns>
    public async Task<string?> ExecAsync(V1ExecAction action, CancellationToken cancellationToken)
    {
        if (action.Command is not { Count: > 0 } command)
        {
            return "the command is empty";
        }

        try
        {
            using var process = ContainerCommand.Start(running, ContainerPath.ProgramOf(running.Root, command[0]), command.Skip(1));
            process.StandardInput.Close();
            var words = ReadAsync(process);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(running.Ended, cancellationToken);
            await ContainerCommand.WaitOrEndAsync(process, end.Token);
            return process.ExitCode == 0 ? null : $"command ended with exit code {process.ExitCode}: {await words.WaitAsync(end.Token)}";
        }
        catch (IOException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Asks over HTTP; every answer below 400 is a good one.</summary>
    /// <returns>What went wrong, or null.</returns>
    public async Task<string?> HttpGetAsync(V1HTTPGetAction action, CancellationToken cancellationToken)
    {
        var scheme = action.Scheme == "HTTPS" ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;
        var host = string.IsNullOrEmpty(action.Host) ? endpoint.Address.ToString() : action.Host;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{scheme}://{host}:{PortOf(action.Port)}/{action.Path?.TrimStart('/')}"));
            foreach (var header in action.HttpHeaders ?? [])
            {
                request.Headers.TryAddWithoutValidation(header.Name, header.Value);
            }

            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return (int)response.StatusCode < 400 ? null : $"HTTP probe failed with statuscode: {(int)response.StatusCode}";
        }
        catch (Exception exception) when (exception is HttpRequestException or UriFormatException)
        {
            return exception.Message;
        }
    }

    /// <summary>Connects to a port.</summary>
    /// <returns>What went wrong, or null.</returns>
    public async Task<string?> ConnectAsync(V1TCPSocketAction action, CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            var host = string.IsNullOrEmpty(action.Host) ? endpoint.Address.ToString() : action.Host;
            await socket.ConnectAsync(host, PortOf(action.Port), cancellationToken);
            return null;
        }
        catch (SocketException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>The port that is really listened on, for the number or the name of a container port.</summary>
    private int PortOf(string port)
    {
        var declared = int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : (container.Ports ?? []).FirstOrDefault(each => each.Name == port)?.ContainerPort ?? 0;
        return endpoint.Find(declared)?.Port ?? declared;
    }

    private static async Task<string> ReadAsync(Process process)
    {
        var both = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var words = string.Concat(both).Trim();
        return words.Length <= MostWords ? words : words[..MostWords];
    }
}
