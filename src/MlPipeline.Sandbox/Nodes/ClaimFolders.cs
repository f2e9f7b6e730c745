namespace MlPipeline.Sandbox.Nodes;

/// <summary>The folders behind volume claims.</summary>
internal sealed class ClaimFolders(string path)
{
    private const string DeviceFile = "device";

    /// <summary>The folder of a claim, which is made where it is missing.</summary>
    public string FolderOf(string space, string claim) => Directory.CreateDirectory(At(space, claim)).FullName;

    /// <summary>The file that stands for the block device of a claim.</summary>
    public string DeviceOf(string space, string claim)
    {
        var file = Path.Combine(FolderOf(space, claim), DeviceFile);
        using var opened = new FileStream(file, FileMode.OpenOrCreate);
        return file;
    }

    /// <summary>Deletes what lies behind a claim.</summary>
    public void Delete(string space, string claim)
    {
        if (Directory.Exists(At(space, claim)))
        {
            Directory.Delete(At(space, claim), recursive: true);
        }
    }

    private string At(string space, string claim) => Path.GetFullPath(Path.Combine(path, space, claim));
}
