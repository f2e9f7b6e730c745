namespace MlPipeline.Contracts.Sandbox;

/// <summary>The folder that holds all of a sandbox; moving it moves the sandbox.</summary>
/// <param name="Folder">Absolute path of the folder.</param>
public sealed record SandboxHome(string Folder)
{
    /// <summary>Environment variable that names the folder.</summary>
    public const string Variable = "MLPIPELINE_HOME";

    /// <summary>Environment variable that names the student to log in as where a cell names none.</summary>
    public const string StudentVariable = "MLPIPELINE_STUDENT";

    /// <summary>The student to log in as where neither a cell nor the environment names one.</summary>
    public const string DefaultStudent = "student1";

    /// <summary>Where a running sandbox describes itself, see <see cref="SandboxDescriptor"/>.</summary>
    public string DescriptorFile => Path.Combine(Folder, "sandbox.json");

    /// <summary>The home of this user: <c>$MLPIPELINE_HOME</c>, else <c>.mlpipeline</c> in the profile folder.</summary>
    /// <returns>The home, whether or not its folder is there.</returns>
    public static SandboxHome Default() =>
        new(Path.GetFullPath(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".mlpipeline")));
}
