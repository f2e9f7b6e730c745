using MlPipeline.Sandbox.Home;

namespace MlPipeline.Sandbox.Launching;

/// <summary>Carries the reason of a failed start from the background process to the command that started it.</summary>
internal static class StartFailure
{
    /// <summary>Leaves the reason.</summary>
    public static void Write(SandboxFolders folders, SandboxException exception) =>
        File.WriteAllLines(folders.StartFailureFile, [exception.Message, exception.NextStep]);

    /// <summary>Reads the reason.</summary>
    public static SandboxException Read(SandboxFolders folders)
    {
        var lines = File.Exists(folders.StartFailureFile) ? File.ReadAllLines(folders.StartFailureFile) : [];
        return lines.Length >= 2
            ? new SandboxException(lines[0], lines[1])
            : new SandboxException("The sandbox ended while it was starting.", $"Its log says why: {folders.LogFile}");
    }
}
