namespace MlPipeline.Cli.Run;

/// <summary>A notebook to run.</summary>
/// <param name="Number">Number that its file name begins with, or null for a notebook without one.</param>
/// <param name="Path">Its file.</param>
internal sealed record Lab(int? Number, string Path)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>Whether it stands before the notebook of this number; one without a number never does.</summary>
    public bool IsBefore(int? number) => Number < number;

    /// <summary>Whether it stands behind the notebook of this number; one without a number never does.</summary>
    public bool IsBehind(int? number) => Number > number;
}
