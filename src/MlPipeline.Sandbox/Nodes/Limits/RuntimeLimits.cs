using System.Globalization;
using k8s.Models;

namespace MlPipeline.Sandbox.Nodes.Limits;

/// <summary>
/// The limits of a container, as its program takes them from its environment: .NET counts processors and bounds its heap by them just
/// as it does by itself in a container, and so do native libraries that use OpenMP.
/// </summary>
internal static class RuntimeLimits
{
    // What .NET takes of a container's memory for its heap.
    private const decimal HeapShare = 0.75m;

    /// <summary>The variables for what a container declares; a limit above what the machine has changes nothing.</summary>
    public static IEnumerable<KeyValuePair<string, string>> VariablesOf(V1Container container)
    {
        if (Limit(container, "cpu") is { } cpu and > 0 && decimal.Ceiling(cpu) < Environment.ProcessorCount)
        {
            var processors = decimal.Ceiling(cpu).ToString("0", CultureInfo.InvariantCulture);
            yield return new("DOTNET_PROCESSOR_COUNT", processors);
            yield return new("OMP_NUM_THREADS", processors);
        }

        if (MemoryOf(container) is { } bytes)
        {
            yield return new("DOTNET_GCHeapHardLimit", ((long)(bytes * HeapShare)).ToString("x", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The most memory a container may take, in bytes, or null.</summary>
    public static long? MemoryOf(V1Container container) => Limit(container, "memory") is { } bytes and > 0 ? (long)bytes : null;

    private static decimal? Limit(V1Container container, string resource) =>
        container.Resources?.Limits?.TryGetValue(resource, out var quantity) == true ? quantity.ToDecimal() : null;
}
