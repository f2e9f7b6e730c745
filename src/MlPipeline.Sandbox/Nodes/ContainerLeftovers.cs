using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using MlPipeline.Contracts.Pods;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>
/// Ends what was started in a container and outlives its process: what <c>pods/exec</c> left in the background, say. Linux tells of
/// every process in which environment it was started; elsewhere only children of the container's process are known.
/// </summary>
internal static class ContainerLeftovers
{
    private static readonly byte[] Variable = Encoding.UTF8.GetBytes(PodEnvironment.Root + "=");

    /// <summary>Ends the processes of one container.</summary>
    /// <param name="root">What stands for its <c>/</c>.</param>
    public static void End(string root) => EndWhere(found => found == root);

    /// <summary>Ends the processes of all containers.</summary>
    /// <param name="podsFolder">Folder of namespaces and pods.</param>
    public static void EndAll(string podsFolder) =>
        EndWhere(found => found.StartsWith(podsFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private static void EndWhere(Predicate<string> isMeant)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var process)
                && process != Environment.ProcessId
                && RootOf(process) is { } root
                && isMeant(root))
            {
                End(process);
            }
        }
    }

    private static string? RootOf(int process)
    {
        try
        {
            var environment = File.ReadAllBytes($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/environ").AsSpan();
            foreach (var range in environment.Split((byte)0))
            {
                if (environment[range].StartsWith(Variable))
                {
                    return Encoding.UTF8.GetString(environment[range][Variable.Length..]);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is somebody else's.
        }

        return null;
    }

    private static void End(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            process.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has ended meanwhile.
        }
    }
}
