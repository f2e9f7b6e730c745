using System.Text;
using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Cli.Pages;

/// <summary>Puts pictures into the page itself, so that nothing has to be asked for.</summary>
internal static class Pictures
{
    private const string AttachmentPrefix = "attachment:";
    private const string Svg = "image/svg+xml";
    private const long LargestFile = 10 * 1024 * 1024;

    /// <summary>The picture of an output as an address, or null where it has none.</summary>
    public static string? AddressOf(MimeBundle data)
    {
        if (data.Entries.GetValueOrDefault(Svg) is { } svg)
        {
            return Address(Svg, Encoding.UTF8.GetBytes(svg));
        }

        var (type, content) = data.Entries.FirstOrDefault(entry => entry.Key is "image/png" or "image/jpeg" or "image/gif" or "image/webp");
        return type is null ? null : $"data:{type};base64,{string.Concat(content.Where(c => !char.IsWhiteSpace(c)))}";
    }

    /// <summary>A picture that Markdown names: attached to the cell, or a file in the notebook's folder; null where there is none.</summary>
    public static string? Find(string source, NotebookCell cell, string folder)
    {
        if (source.StartsWith(AttachmentPrefix, StringComparison.Ordinal))
        {
            var name = Uri.UnescapeDataString(source[AttachmentPrefix.Length..]);
            return cell.Attachments.TryGetValue(name, out var data) ? AddressOf(data) : null;
        }

        var path = Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(source)));
        return TypeOf(path) is { } type && IsInside(path, folder) && new FileInfo(path) is { Exists: true, Length: <= LargestFile }
            ? Address(type, File.ReadAllBytes(path))
            : null;
    }

    private static bool IsInside(string path, string folder) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string? TypeOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".SVG" => Svg,
        ".PNG" => "image/png",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".GIF" => "image/gif",
        ".WEBP" => "image/webp",
        _ => null,
    };

    private static string Address(string type, byte[] content) => $"data:{type};base64,{Convert.ToBase64String(content)}";
}
