using System.Globalization;

namespace MlPipeline.Contracts.Pods;

/// <summary>A pod as its own process sees it, in the sandbox and in a real container alike.</summary>
/// <param name="Root">Folder that stands for <c>/</c>, or an empty string in a real container.</param>
/// <param name="Ip">Address to listen on.</param>
/// <param name="Name">Pod name.</param>
/// <param name="Namespace">Namespace of the pod.</param>
/// <param name="Ports">Container port to the port really to listen on; a port that is absent is taken as it is.</param>
/// <param name="EndpointsFile">File that stands for cluster DNS, or null where DNS does the work.</param>
public sealed record PodContext(
    string Root,
    string Ip,
    string Name,
    string Namespace,
    IReadOnlyDictionary<int, int> Ports,
    string? EndpointsFile)
{
    /// <summary>Reads the context of the current process.</summary>
    /// <param name="environment">Looks up an environment variable, <see cref="Environment.GetEnvironmentVariable(string)"/> by default.</param>
    /// <returns>The context.</returns>
    /// <exception cref="FormatException">The port map is not of the form <c>1=2,3=4</c>.</exception>
    public static PodContext FromEnvironment(Func<string, string?>? environment = null)
    {
        environment ??= Environment.GetEnvironmentVariable;
        return new PodContext(
            environment(PodEnvironment.Root) ?? "",
            environment(PodEnvironment.Ip) ?? "0.0.0.0",
            environment(PodEnvironment.Name) ?? Environment.MachineName,
            environment(PodEnvironment.Namespace) ?? "default",
            ParsePorts(environment(PodEnvironment.Ports)),
            environment(PodEnvironment.Endpoints));
    }

    /// <summary>Where a path of the container lies on this machine.</summary>
    /// <param name="containerPath">An absolute path inside the container, with forward slashes.</param>
    /// <returns>A path of this machine.</returns>
    public string HostPath(string containerPath) => Root.Length == 0 ? containerPath : Root + containerPath;

    /// <summary>The port to listen on for a container port.</summary>
    /// <param name="containerPort">Port as the kdapp declares it.</param>
    /// <returns>The mapped port, or the same one where none is mapped.</returns>
    public int ListenPort(int containerPort) => Ports.GetValueOrDefault(containerPort, containerPort);

    private static Dictionary<int, int> ParsePorts(string? text)
    {
        var ports = new Dictionary<int, int>();
        foreach (var pair in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var separator = pair.IndexOf('=', StringComparison.Ordinal);
            if (separator < 0)
            {
                throw new FormatException($"{PodEnvironment.Ports} has '{pair}' where container=host was expected.");
            }

            ports[int.Parse(pair.AsSpan(0, separator), CultureInfo.InvariantCulture)] =
                int.Parse(pair.AsSpan(separator + 1), CultureInfo.InvariantCulture);
        }

        return ports;
    }
}
