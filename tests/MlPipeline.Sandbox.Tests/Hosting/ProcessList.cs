using System.Diagnostics;

namespace MlPipeline.Sandbox.Tests.Hosting;

/// <summary>Looks at the processes of this machine.</summary>
internal static class ProcessList
{
    public static bool HasEnded(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
