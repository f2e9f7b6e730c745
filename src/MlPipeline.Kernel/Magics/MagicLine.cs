namespace MlPipeline.Kernel.Magics;

/// <summary>A line of a cell that names a magic.</summary>
/// <param name="Name">Name without the leading <c>#!</c>.</param>
/// <param name="Text">The whole line.</param>
/// <param name="Number">Place in the cell, counted from 1.</param>
internal sealed record MagicLine(string Name, string Text, int Number)
{
    /// <summary>What follows the name.</summary>
    public string Arguments => Text[(Name.Length + 2)..].Trim();
}
