namespace MlPipeline.Learning.Trees;

/// <summary>
/// Boosted regression trees, laid out flat for scoring: the prediction is the sum of one leaf per tree. A child below zero
/// is the complement of a leaf's place.
/// </summary>
internal sealed class TreeEnsemble(TreeNode[] nodes, double[] leaves, int[] roots)
{
    public int TreeCount => roots.Length;

    public IReadOnlyList<TreeNode> Nodes => nodes;

    public IReadOnlyList<double> Leaves => leaves;

    public IReadOnlyList<int> Roots => roots;

    /// <summary>Scores one row of features.</summary>
    /// <param name="features">The features as the trees were trained on them: scaled.</param>
    /// <returns>The prediction.</returns>
    public double Score(ReadOnlySpan<double> features)
    {
        var sum = 0.0;
        foreach (var root in roots)
        {
            var at = root;
            while (at >= 0)
            {
                ref readonly var node = ref nodes[at];
                at = node.GoesLeft(features[node.Feature]) ? node.Left : node.Right;
            }

            sum += leaves[~at];
        }

        return sum;
    }
}
