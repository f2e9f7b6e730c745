using System.Globalization;
using k8s.Models;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.Pods;
using MlPipeline.Sandbox.Nodes.Limits;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>The environment of a container's process.</summary>
internal static class ContainerEnvironment
{
    // Programs of the container come before those of the machine.
    private static readonly string[] ProgramFolders = ["/usr/local/bin", "/usr/bin"];

    private static readonly KeyValuePair<string, string>[] Runtime =
    [
        // Many engines share one small machine.
        new("DOTNET_gcServer", "0"),
        new("DOTNET_gcConcurrent", "0"),
        new("DOTNET_GCConserveMemory", "7"),
        new("DOTNET_TieredPGO", "0"),
        new("DOTNET_EnableDiagnostics_IPC", "0"),
    ];

    /// <summary>Builds the environment: the system's, the container's limits and its own variables, and what stands for its surroundings.</summary>
    public static Dictionary<string, string> Build(
        V1Pod pod, V1Container container, IEnumerable<KeyValuePair<string, string>> declared, PodFolder folder, PodEndpoint endpoint, NodeOptions node)
    {
        var environment = ChildEnvironment.Inherited();
        environment["PATH"] = string.Join(
            Path.PathSeparator, [.. ProgramFolders.Select(path => folder.Root + path), environment.GetValueOrDefault("PATH")]);
        foreach (var (name, value) in Runtime.Concat(RuntimeLimits.VariablesOf(container)))
        {
            environment[name] = value;
        }

        foreach (var (name, value) in declared)
        {
            environment[name] = value;
        }

        foreach (var (name, value) in OfPod(pod, folder, endpoint, node))
        {
            environment[name] = value;
        }

        return environment;
    }

    private static IEnumerable<KeyValuePair<string, string>> OfPod(V1Pod pod, PodFolder folder, PodEndpoint endpoint, NodeOptions node)
    {
        var temporary = folder.Root + "/tmp";
        yield return new("HOSTNAME", pod.Metadata.Name);
        yield return new("TMPDIR", temporary);
        yield return new("TEMP", temporary);
        yield return new("TMP", temporary);
        yield return new(PodEnvironment.Root, folder.Root);
        yield return new(PodEnvironment.Ip, endpoint.Address.ToString());
        yield return new(PodEnvironment.Name, pod.Metadata.Name);
        yield return new(PodEnvironment.Namespace, pod.Metadata.NamespaceProperty);
        yield return new(PodEnvironment.Endpoints, node.EndpointsFile);
        yield return new(PodEnvironment.Ports, string.Join(',', endpoint.Ports.Select(Pair)));
        yield return new(EngineControl.ParentProcessVariable, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        yield return new(EngineControl.ProgramVariable, node.EnginesProgram);
        if (node.Notebooks is not null)
        {
            yield return new(EngineControl.NotebooksVariable, node.Notebooks);
        }

        if (node.Tool is not null)
        {
            yield return new(NotebookEnvironment.Tool, node.Tool);
        }
    }

    private static string Pair(KeyValuePair<int, int> port) => string.Create(CultureInfo.InvariantCulture, $"{port.Key}={port.Value}");

    /// <summary>The container ports to open: those that are declared, and the control port of every engine.</summary>
    public static IEnumerable<int> Ports(V1Container container) =>
        (container.Ports ?? []).Select(port => port.ContainerPort).Append(EngineControl.Port).Distinct();
}
