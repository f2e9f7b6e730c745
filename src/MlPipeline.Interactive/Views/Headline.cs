namespace MlPipeline.Interactive.Views;

/// <summary>The one thing a reader came for, written large.</summary>
/// <param name="Value">A number or a word.</param>
/// <param name="Unit">Its unit, or empty.</param>
/// <param name="Also">The same said otherwise, or empty.</param>
internal sealed record Headline(string Value, string Unit = "", string Also = "") : Block
{
    /// <summary>The value with its unit.</summary>
    public string Main => $"{Value} {Unit}".TrimEnd();
}
