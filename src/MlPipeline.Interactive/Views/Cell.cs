namespace MlPipeline.Interactive.Views;

/// <summary>One value as it is shown.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Tone">What it means to the reader.</param>
/// <param name="Link">Where it leads, or null.</param>
/// <param name="Numeric">Whether it is a number and stands at the right.</param>
internal sealed record Cell(string Text, Tone Tone = Tone.Plain, Uri? Link = null, bool Numeric = false)
{
    public static implicit operator Cell(string? text) => new(text ?? "");
}
