namespace MlPipeline.Interactive.Grammar;

/// <summary>One piece of a magic line.</summary>
/// <param name="Text">Its text without quotes.</param>
/// <param name="Start">Where it begins in the line.</param>
/// <param name="Quoted">Whether it stood in quotes and is a value whatever it looks like.</param>
internal sealed record MagicToken(string Text, int Start, bool Quoted)
{
    /// <summary>Whether it is an option's name.</summary>
    public bool IsSwitch => !Quoted && Text.StartsWith("--", StringComparison.Ordinal);
}
