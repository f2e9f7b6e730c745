namespace MlPipeline.Interactive.Views;

/// <summary>What happened to a value between two states.</summary>
internal enum Edit
{
    None,
    Removed,
    Added,
}
