using System.Globalization;
using System.Text;

namespace MlPipeline.Learning.Trees;

/// <summary>
/// Reads LightGBM's text model, as far as regression on numbers goes. Whatever it does not know (categories, linear leaves,
/// several outputs) it refuses, and every index is checked, so that a scored tree can neither miss an array nor go in circles.
/// </summary>
internal sealed class LightGbmTextReader
{
    private readonly List<TreeNode> _nodes = [];
    private readonly List<double> _leaves = [];
    private readonly List<int> _roots = [];
    private int _featureCount;

    /// <summary>Reads a model.</summary>
    /// <param name="text">The UTF-8 text.</param>
    /// <param name="featureNames">Names that the model must have been trained with, in order.</param>
    /// <returns>The trees.</returns>
    /// <exception cref="InvalidDataException">The text is no such model.</exception>
    public static TreeEnsemble Read(ReadOnlySpan<byte> text, IReadOnlyList<string> featureNames) =>
        new LightGbmTextReader().ReadAll(Encoding.UTF8.GetString(text), featureNames);

    private TreeEnsemble ReadAll(string text, IReadOnlyList<string> featureNames)
    {
        using var lines = new StringReader(text);
        ReadHeader(ReadBlock(lines), featureNames);
        while (true)
        {
            var block = ReadBlock(lines);
            if (block.ContainsKey("end of trees"))
            {
                break;
            }

            ReadTree(block);
        }

        Require(_roots.Count > 0, "holds no tree");
        return new TreeEnsemble([.. _nodes], [.. _leaves], [.. _roots]);
    }

    private static Dictionary<string, string> ReadBlock(StringReader lines)
    {
        var block = new Dictionary<string, string>();
        while (lines.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                var equals = line.IndexOf('=', StringComparison.Ordinal);
                block[equals < 0 ? line : line[..equals]] = equals < 0 ? "" : line[(equals + 1)..];
            }
            else if (block.Count > 0)
            {
                return block;
            }
        }

        Require(block.Count > 0, "ends in the middle");
        return block;
    }

    private void ReadHeader(Dictionary<string, string> header, IReadOnlyList<string> featureNames)
    {
        Require(header.ContainsKey("tree"), "is no LightGBM text model");
        Require(header.GetValueOrDefault("version") == "v4", "is not of version v4");
        Require(header.GetValueOrDefault("num_class") == "1", "has several outputs");
        Require(header.GetValueOrDefault("num_tree_per_iteration") == "1", "has several outputs");
        Require(header.GetValueOrDefault("objective") == "regression", "is not for plain regression");
        Require(!header.ContainsKey("average_output"), "averages its trees");
        Require(header.GetValueOrDefault("feature_names") == string.Join(' ', featureNames), "was trained on other features");
        _featureCount = featureNames.Count;
    }

    private void ReadTree(Dictionary<string, string> tree)
    {
        Require(tree.GetValueOrDefault("Tree") == _roots.Count.ToString(CultureInfo.InvariantCulture), "has its trees out of order");
        Require(tree.GetValueOrDefault("num_cat", "0") == "0", "splits on categories");
        Require(tree.GetValueOrDefault("is_linear", "0") == "0", "has linear leaves");

        var leaves = Numbers(tree, "leaf_value", double.Parse);
        Require(leaves.All(double.IsFinite), "has a leaf that is no finite number");
        Require(tree.GetValueOrDefault("num_leaves") == leaves.Length.ToString(CultureInfo.InvariantCulture), "has leaves without value");
        var firstNode = _nodes.Count;
        var firstLeaf = _leaves.Count;
        _leaves.AddRange(leaves);
        if (leaves.Length == 1)
        {
            _roots.Add(~firstLeaf);
            return;
        }

        _roots.Add(firstNode);
        AddNodes(tree, leaves.Length - 1, firstNode, firstLeaf);
    }

    private void AddNodes(Dictionary<string, string> tree, int count, int firstNode, int firstLeaf)
    {
        var features = Numbers(tree, "split_feature", int.Parse, count);
        var thresholds = Numbers(tree, "threshold", double.Parse, count);
        var gains = Numbers(tree, "split_gain", double.Parse, count);
        var decisions = Numbers(tree, "decision_type", int.Parse, count);
        var left = Numbers(tree, "left_child", int.Parse, count);
        var right = Numbers(tree, "right_child", int.Parse, count);
        for (var node = 0; node < count; node++)
        {
            Require((uint)features[node] < (uint)_featureCount, "splits on a feature that does not exist");
            _nodes.Add(new TreeNode(
                thresholds[node],
                features[node],
                Child(left[node], node, count, firstNode, firstLeaf),
                Child(right[node], node, count, firstNode, firstLeaf),
                Missing(decisions[node]),
                (decisions[node] & 2) != 0,
                gains[node]));
        }
    }

    private static MissingValues Missing(int decision)
    {
        var kind = (decision >> 2) & 3;
        Require((decision & 1) == 0 && kind <= (int)MissingValues.NotANumber, "splits in a way that is not known");
        return (MissingValues)kind;
    }

    private static int Child(int child, int parent, int count, int firstNode, int firstLeaf)
    {
        // LightGBM numbers a node after its parent, and a tree has one leaf more than nodes.
        var exists = child >= 0 ? child > parent && child < count : ~child <= count;
        Require(exists, "has a node without child");
        return child >= 0 ? firstNode + child : ~(firstLeaf + ~child);
    }

    private static T[] Numbers<T>(
        Dictionary<string, string> tree, string key, Func<string, CultureInfo, T> parse, int? count = null)
    {
        try
        {
            var texts = tree.GetValueOrDefault(key, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Require(texts.Length > 0 && texts.Length == (count ?? texts.Length), $"lacks values of {key}");
            return [.. texts.Select(text => parse(text, CultureInfo.InvariantCulture))];
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new InvalidDataException($"The tree model has a value of {key} that is no number.", exception);
        }
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InvalidDataException($"The tree model {otherwise}.");
        }
    }
}
