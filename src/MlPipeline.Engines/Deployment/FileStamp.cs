namespace MlPipeline.Engines.Deployment;

/// <summary>What tells a file from one that was written over it.</summary>
/// <param name="Length">Size.</param>
/// <param name="Written">When it was last written.</param>
internal readonly record struct FileStamp(long Length, DateTime Written)
{
    internal static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new FileStamp(file.Length, file.LastWriteTimeUtc) : default;
    }
}
