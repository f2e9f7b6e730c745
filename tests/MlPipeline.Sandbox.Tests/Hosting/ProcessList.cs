using System.Diagnostics;
using System.Globalization;

namespace MlPipeline.Sandbox.Tests.Hosting;

/// <summary>Looks at the processes of this machine.</summary>
internal static class ProcessList
{
    public static bool HasEnded(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.HasExited || IsUnburied(processId);
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    /// <summary>A process whose parent was killed is on the list until the system's first process takes note of its end.</summary>
    private static bool IsUnburied(int processId)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat");
        return OperatingSystem.IsLinux() && (!File.Exists(file) || File.ReadAllText(file).Contains(") Z ", StringComparison.Ordinal));
    }
}
