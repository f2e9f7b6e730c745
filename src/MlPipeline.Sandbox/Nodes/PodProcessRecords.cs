using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using MlPipeline.Sandbox.Home;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>Finds and ends processes that a sandbox left when it was killed.</summary>
internal static class PodProcessRecords
{
    /// <summary>Name of the record in a pod's folder.</summary>
    public const string FileName = "process.json";

    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(5);

    /// <summary>Remembers the process of a pod.</summary>
    public static void Save(string podFolder, Process process) =>
        AtomicFile.Write(
            Path.Combine(podFolder, FileName),
            JsonSerializer.SerializeToUtf8Bytes(
                new PodProcessRecord(process.Id, process.StartTime.Ticks), NodeJson.Default.PodProcessRecord));

    /// <summary>Forgets the process of a pod.</summary>
    public static void Delete(string podFolder) => File.Delete(Path.Combine(podFolder, FileName));

    /// <summary>Ends every remembered process that still runs.</summary>
    /// <param name="podsFolder">Folder of namespaces and pods.</param>
    public static void EndLeftovers(string podsFolder)
    {
        if (!Directory.Exists(podsFolder))
        {
            return;
        }

        foreach (var podFolder in Directory.EnumerateDirectories(podsFolder).SelectMany(Directory.EnumerateDirectories))
        {
            var file = Path.Combine(podFolder, FileName);
            if (File.Exists(file))
            {
                End(JsonSerializer.Deserialize(File.ReadAllBytes(file), NodeJson.Default.PodProcessRecord)!);
                File.Delete(file);
            }
        }

        ContainerLeftovers.EndAll(podsFolder);
    }

    private static void End(PodProcessRecord record)
    {
        try
        {
            using var process = Process.GetProcessById(record.ProcessId);
            if (process.StartTime.Ticks == record.StartedTicks)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit(EndPatience);
            }
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It is gone already, or its number went to a process of somebody else, which cannot be looked at.
        }
    }
}
