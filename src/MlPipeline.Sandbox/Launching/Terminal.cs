using System.Runtime.InteropServices;

namespace MlPipeline.Sandbox.Launching;

/// <summary>Lets the current process go on without the terminal it was started from.</summary>
internal static class Terminal
{
    private const int StandardInput = 0;
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    /// <summary>
    /// Leaves the terminal's session, so that neither its end nor its interrupt key reaches this process, and turns standard output
    /// and error to a file.
    /// </summary>
    public static void Leave(string logFile)
    {
        var log = File.Open(logFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        if (OperatingSystem.IsWindows())
        {
            RedirectConsole(log);
            return;
        }

        // Fails where the process leads a session already, which is what is wanted.
        _ = SetSession();
        using var nothing = File.OpenHandle("/dev/null");
        _ = Duplicate((int)nothing.DangerousGetHandle(), StandardInput);
        _ = Duplicate((int)log.SafeFileHandle.DangerousGetHandle(), StandardOutput);
        _ = Duplicate((int)log.SafeFileHandle.DangerousGetHandle(), StandardError);
        log.Dispose();
    }

    private static void RedirectConsole(FileStream log)
    {
        var writer = new StreamWriter(log) { AutoFlush = true };
        Console.SetOut(writer);
        Console.SetError(writer);
    }

    [DllImport("libc", EntryPoint = "setsid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetSession();

    [DllImport("libc", EntryPoint = "dup2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Duplicate(int from, int to);
}
