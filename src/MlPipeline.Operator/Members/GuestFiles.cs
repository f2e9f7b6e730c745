namespace MlPipeline.Operator.Members;

/// <summary>Files the start script leaves in a member.</summary>
internal static class GuestFiles
{
    /// <summary><c>container id=exit code</c>; without the code while the script runs.</summary>
    public const string ConfigureStatus = "/opt/guestconfig/configure.status";

    /// <summary>Output of the script.</summary>
    public const string ConfigureStdout = "/opt/guestconfig/configure.stdout";

    /// <summary>Error output of the script.</summary>
    public const string ConfigureStderr = "/opt/guestconfig/configure.stderr";
}
