namespace MlPipeline.Interactive.Views;

/// <summary>What a state means to the reader; never told by colour alone, the word always stands beside it.</summary>
internal enum Tone
{
    Plain,
    Good,
    Busy,
    Bad,
}
