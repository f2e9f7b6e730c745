namespace MlPipeline.Interactive.Grammar;

/// <summary>Reads names from one option: <c>first, second</c>.</summary>
internal static class ListText
{
    public static IReadOnlyList<string> Read(string text) => text.Split(',', StringSplitOptions.TrimEntries);
}
