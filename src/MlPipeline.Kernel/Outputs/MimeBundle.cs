namespace MlPipeline.Kernel.Outputs;

/// <summary>One value in one or more formats; a front end shows the richest it knows.</summary>
public sealed class MimeBundle
{
    /// <summary>Makes a bundle.</summary>
    /// <param name="entries">MIME type and content.</param>
    public MimeBundle(IEnumerable<KeyValuePair<string, string>> entries) =>
        Entries = new SortedDictionary<string, string>(entries.ToDictionary(), StringComparer.Ordinal);

    /// <summary>Content by MIME type, in the order of the MIME types' names.</summary>
    public IReadOnlyDictionary<string, string> Entries { get; }

    /// <summary>The content as plain text, empty where there is none.</summary>
    public string Text => Entries.GetValueOrDefault("text/plain", "");

    /// <summary>Whether the content of a format is JSON, to be stored and sent as such.</summary>
    /// <param name="mimeType">MIME type.</param>
    /// <returns>True for <c>application/json</c> and all types that end in <c>+json</c>.</returns>
    public static bool IsJson(string mimeType)
    {
        ArgumentNullException.ThrowIfNull(mimeType);
        return mimeType is "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);
    }

    /// <summary>A bundle of one format.</summary>
    /// <param name="mimeType">MIME type.</param>
    /// <param name="content">Content.</param>
    /// <returns>The bundle.</returns>
    public static MimeBundle Of(string mimeType, string content) => new([new(mimeType, content)]);
}
