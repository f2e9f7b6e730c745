using System.Runtime.InteropServices;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>Asks processes to end, where the system has a way to ask.</summary>
internal static class UnixSignal
{
    private const int Terminate = 15;

    /// <summary>Sends SIGTERM; false where the system has no such thing or the process is gone.</summary>
    public static bool TrySendTerminate(int processId) => !OperatingSystem.IsWindows() && Send(processId, Terminate) == 0;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int processId, int signal);
}
