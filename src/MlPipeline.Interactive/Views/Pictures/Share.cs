namespace MlPipeline.Interactive.Views.Pictures;

/// <summary>A part of a whole.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Part">0 to 1.</param>
/// <param name="Note">A few words more, or empty.</param>
internal sealed record Share(string Name, double Part, string Note = "")
{
    /// <summary>All of it in words.</summary>
    public string Text => $"{Name}: {Words.Percent(Part)}{(Note.Length > 0 ? $", {Note}" : "")}";
}
