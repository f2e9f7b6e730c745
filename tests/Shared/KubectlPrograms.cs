namespace MlPipeline.Testing;

/// <summary>The versions of kubectl that tests drive: an old one and a current one.</summary>
internal static class KubectlPrograms
{
    public const string Old = "old";
    public const string Current = "current";

    private const string OldVariable = "MLPIPELINE_KUBECTL_OLD";
    private const string CurrentVariable = "MLPIPELINE_KUBECTL";

    /// <summary>The path of a version: that of its variable, else, for the current one, that on PATH. Skips the test by name where there is none.</summary>
    public static string FindOrSkip(string version)
    {
        var named = Environment.GetEnvironmentVariable(version == Old ? OldVariable : CurrentVariable);
        if (!string.IsNullOrEmpty(named))
        {
            return named;
        }

        Assert.SkipWhen(version == Old, $"no old kubectl: {OldVariable} names none");
        return PathProgram.FindOrSkip("kubectl");
    }
}
