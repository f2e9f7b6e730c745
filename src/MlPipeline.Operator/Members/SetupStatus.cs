namespace MlPipeline.Operator.Members;

/// <summary>What a start script's status file says.</summary>
/// <param name="ContainerId">Container the script was started in.</param>
/// <param name="ExitStatus">Its exit code, empty while it runs.</param>
internal sealed record SetupStatus(string ContainerId, string ExitStatus)
{
    /// <summary>Reads the file's text.</summary>
    /// <exception cref="SetupException">It is not of the form <c>id=code</c>.</exception>
    public static SetupStatus Parse(string text)
    {
        var separator = text.LastIndexOf('=');
        return separator < 0
            ? throw new SetupException("configure failed with malformed status file")
            : new SetupStatus(text[..separator].Trim(), text[(separator + 1)..].Trim());
    }
}
