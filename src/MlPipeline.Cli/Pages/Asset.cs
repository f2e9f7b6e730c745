using System.Text.RegularExpressions;

namespace MlPipeline.Cli.Pages;

/// <summary>Reads the files of pages that the program carries.</summary>
internal static partial class Asset
{
    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name) ?? throw new InvalidOperationException($"The program carries no file '{name}'."));
        return reader.ReadToEnd();
    }

    /// <summary>A carried file, or null where there is none of that name.</summary>
    public static Stream? Open(string name) => typeof(Asset).Assembly.GetManifestResourceStream("pages/" + name);

    /// <summary>A page with its places, each written as <c>{{name}}</c>, filled in.</summary>
    public static string Fill(string name, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(Text(name), place => values[place.Groups[1].Value]);

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Place();
}
