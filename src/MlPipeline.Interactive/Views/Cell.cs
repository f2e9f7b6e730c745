namespace MlPipeline.Interactive.Views;

/// <summary>One value as it is shown.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Tone">What it means to the reader.</param>
/// <param name="Link">Where it leads, or null.</param>
/// <param name="Numeric">Whether it is a number and stands at the right.</param>
/// <param name="Whole">Whether it is read at a glance and never broken into lines.</param>
/// <param name="Edit">Whether it was taken away or came new.</param>
internal sealed record Cell(string Text, Tone Tone = Tone.Plain, Uri? Link = null, bool Numeric = false, bool Whole = false, Edit Edit = Edit.None)
{
    /// <summary>Where it leads, if that is a page of the web; nothing else may be followed from a notebook.</summary>
    public Uri? WebAddress => Link is { } link && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp) ? link : null;

    public static implicit operator Cell(string? text) => new(text ?? "");
}
