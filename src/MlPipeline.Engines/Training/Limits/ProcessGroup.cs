using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MlPipeline.Engines.Training.Limits;

/// <summary>
/// A job's process and all that it started, those included that were made to look like nobody's children: every process inherits the mark
/// in the environment. Where the system shows no environments there is only the job's process itself.
/// </summary>
internal sealed class ProcessGroup(int processId, string mark)
{
    /// <summary>Environment variable that holds the mark.</summary>
    internal const string MarkVariable = "MLPIPELINE_JOB_MARK";

    // A process that starts others faster than they are found is met again and again, until none is left.
    private const int MostRounds = 50;

    private readonly byte[] _entry = Encoding.UTF8.GetBytes($"{MarkVariable}={mark}");

    /// <summary>How many there are, and the bytes of memory they hold.</summary>
    internal (int Count, long Memory) Measure()
    {
        var (count, memory) = (0, 0L);
        foreach (var id in Find())
        {
            count++;
            memory += MemoryOf(id);
        }

        return (count, memory);
    }

    internal void Kill()
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var members = Find();
            if (members.Count == 0)
            {
                return;
            }

            members.ForEach(Kill);
        }
    }

    private List<int> Find()
    {
        if (!OperatingSystem.IsLinux())
        {
            return IsRunning(processId) ? [processId] : [];
        }

        return
        [
            .. Directory.EnumerateDirectories("/proc")
                .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
                .Where(id => id > 0 && IsMarked(id)),
        ];
    }

    /// <summary>A process that ended and was not waited for has no environment any more.</summary>
    private bool IsMarked(int id)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{id}/environ").AsSpan().IndexOf(_entry) >= 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static long MemoryOf(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.WorkingSet64;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return 0;
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It ended meanwhile.
        }
    }
}
