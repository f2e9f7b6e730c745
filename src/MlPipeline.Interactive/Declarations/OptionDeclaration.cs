namespace MlPipeline.Interactive.Declarations;

/// <summary>One option of a verb.</summary>
/// <param name="Name">Its name without dashes, for example <c>model-version</c>.</param>
/// <param name="Summary">What it says, in one line.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Required">Whether the verb cannot do without.</param>
/// <param name="Completions">Where values to choose from come from.</param>
/// <param name="Default">What holds where it is left out, as text for the reader.</param>
public sealed record OptionDeclaration(
    string Name,
    string Summary,
    ValueKind Kind = ValueKind.Text,
    bool Required = false,
    CompletionSource Completions = CompletionSource.None,
    string? Default = null)
{
    /// <summary>The option as it is written in a cell.</summary>
    public string Switch => "--" + Name;
}
