namespace MlPipeline.Engines.Notebook;

/// <summary>The folder whose notebooks are shown, with the pictures and pages beside them.</summary>
internal sealed class NotebookFolder(string? path)
{
    internal bool Exists => path is not null && Directory.Exists(path);

    internal IReadOnlyList<string> Notebooks =>
        Exists ? [.. Directory.GetFiles(path!, "*.ipynb").Order(StringComparer.Ordinal)] : [];

    /// <summary>Path of a file that stands directly in the folder, or null where there is none of that name.</summary>
    internal string? Find(string fileName) =>
        Exists ? Directory.GetFiles(path!).FirstOrDefault(file => Path.GetFileName(file) == fileName) : null;

    /// <summary>Puts the notebooks and the pictures beside them into another folder, where those are not there yet.</summary>
    internal void CopyMissingTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Exists ? Directory.GetFiles(path!) : [])
        {
            var copy = Path.Combine(folder, Path.GetFileName(file));
            if (!File.Exists(copy))
            {
                File.Copy(file, copy);
            }
        }
    }
}
