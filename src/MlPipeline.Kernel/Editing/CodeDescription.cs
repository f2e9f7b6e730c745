namespace MlPipeline.Kernel.Editing;

/// <summary>What is known of something in a cell.</summary>
/// <param name="Signatures">How it is declared; several for a call that has overloads.</param>
/// <param name="Documentation">What it is for, or empty.</param>
internal sealed record CodeDescription(IReadOnlyList<string> Signatures, string Documentation)
{
    public string ToPlainText() => string.Join("\n\n", new[] { string.Join('\n', Signatures), Documentation }.Where(part => part.Length > 0));

    public string ToMarkdown()
    {
        var code = Signatures.Count == 0 ? "" : $"```csharp\n{string.Join('\n', Signatures)}\n```";
        return string.Join("\n\n", new[] { code, Documentation }.Where(part => part.Length > 0));
    }
}
