namespace MlPipeline.Learning.Trees;

/// <summary>A split of a tree on a number.</summary>
/// <param name="Threshold">Values up to it go left.</param>
/// <param name="Feature">Place of the feature.</param>
/// <param name="Left">Node or leaf for values up to the threshold.</param>
/// <param name="Right">Node or leaf for greater values.</param>
/// <param name="Missing">Which values count as missing.</param>
/// <param name="MissingGoesLeft">Where missing values go.</param>
/// <param name="Gain">How much the split reduced the training error.</param>
internal readonly record struct TreeNode(
    double Threshold, int Feature, int Left, int Right, MissingValues Missing, bool MissingGoesLeft, double Gain)
{
    // LightGBM's own bound for what counts as zero.
    private const double ZeroBound = 1e-35f;

    public bool GoesLeft(double value)
    {
        if (Missing == MissingValues.None)
        {
            return (double.IsNaN(value) ? 0 : value) <= Threshold;
        }

        return IsMissing(value) ? MissingGoesLeft : value <= Threshold;
    }

    private bool IsMissing(double value) => Missing == MissingValues.NotANumber
        ? double.IsNaN(value)
        : double.IsNaN(value) || Math.Abs(value) <= ZeroBound;
}
