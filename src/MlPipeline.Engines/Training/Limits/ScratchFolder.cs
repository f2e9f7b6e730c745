namespace MlPipeline.Engines.Training.Limits;

/// <summary>Where a job's relative paths and temporary files go; gone with the job.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("job-");

    internal string Path => _folder.FullName;

    /// <summary>Bytes of all files in it.</summary>
    internal long Measure()
    {
        try
        {
            return _folder.EnumerateFiles("*", Everything).Sum(file => file.Length);
        }
        catch (IOException)
        {
            // Files come and go while they are counted; the next look counts again.
            return 0;
        }
    }

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What cannot be deleted now lies in the pod's temporary folder and goes with the pod.
        }
    }
}
