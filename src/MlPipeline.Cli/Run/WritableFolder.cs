namespace MlPipeline.Cli.Run;

/// <summary>Finds out before a run whether its results can be written after it.</summary>
internal static class WritableFolder
{
    /// <summary>Makes the folder where it is missing, and a file in it that is gone at once.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="nextStep">What the reader is to do where it cannot be written to.</param>
    public static void Require(string folder, string nextStep)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var probe = new FileStream(
                Path.Combine(folder, Path.GetRandomFileName()),
                new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"The folder {folder} cannot be written to: {e.Message}", nextStep);
        }
    }
}
