using MlPipeline.Learning.Trees;

namespace MlPipeline.Learning.Export;

/// <summary>
/// Trees as the attributes of ONNX's <c>TreeEnsembleRegressor</c>, version 3 of domain <c>ai.onnx.ml</c>, with thresholds and leaves in
/// double precision as the trees have them.
/// </summary>
internal sealed class OnnxTrees
{
    private const string Leaf = "LEAF";
    private const string LessOrEqual = "BRANCH_LEQ";

    private readonly List<long> _trees = [];
    private readonly List<long> _ids = [];
    private readonly List<long> _features = [];
    private readonly List<double> _thresholds = [];
    private readonly List<string> _modes = [];
    private readonly List<long> _left = [];
    private readonly List<long> _right = [];
    private readonly List<long> _missingGoesLeft = [];
    private readonly List<long> _leafTrees = [];
    private readonly List<long> _leafIds = [];
    private readonly List<double> _leafValues = [];

    /// <exception cref="NotSupportedException">A split takes zero for a missing value, which ONNX has no word for.</exception>
    public static ProtobufWriter ToNode(TreeEnsemble ensemble, string input, string output)
    {
        var trees = new OnnxTrees();
        for (var tree = 0; tree < ensemble.Roots.Count; tree++)
        {
            trees.Add(ensemble, tree);
        }

        return OnnxProto.Node("TreeEnsembleRegressor", OnnxModel.TreeDomain, [input], output, trees.Attributes());
    }

    private void Add(TreeEnsemble ensemble, int tree)
    {
        var next = 0;
        Visit(ensemble.Roots[tree]);

        int Visit(int at)
        {
            var id = next++;
            var place = _ids.Count;
            AddLeaf(tree, id);
            if (at < 0)
            {
                _leafTrees.Add(tree);
                _leafIds.Add(id);
                _leafValues.Add(ensemble.Leaves[~at]);
                return id;
            }

            var node = ensemble.Nodes[at];
            if (node.Missing == MissingValues.Zero)
            {
                throw new NotSupportedException("The model takes zeros for missing values, which an ONNX file cannot say.");
            }

            (_features[place], _thresholds[place], _modes[place]) = (node.Feature, node.Threshold, LessOrEqual);
            _missingGoesLeft[place] = node.Missing == MissingValues.NotANumber && node.MissingGoesLeft ? 1 : 0;
            _left[place] = Visit(node.Left);
            _right[place] = Visit(node.Right);
            return id;
        }
    }

    /// <summary>Every node begins as a leaf; its branches, where it has some, are known once they have been visited.</summary>
    private void AddLeaf(int tree, int id)
    {
        _trees.Add(tree);
        _ids.Add(id);
        _features.Add(0);
        _thresholds.Add(0);
        _modes.Add(Leaf);
        _left.Add(0);
        _right.Add(0);
        _missingGoesLeft.Add(0);
    }

    private ProtobufWriter[] Attributes() =>
    [
        OnnxProto.Attribute("n_targets", 1),
        OnnxProto.Attribute("aggregate_function", "SUM"),
        OnnxProto.Attribute("post_transform", "NONE"),
        OnnxProto.Attribute("nodes_treeids", _trees),
        OnnxProto.Attribute("nodes_nodeids", _ids),
        OnnxProto.Attribute("nodes_featureids", _features),
        OnnxProto.Attribute("nodes_values_as_tensor", _thresholds),
        OnnxProto.Attribute("nodes_modes", _modes),
        OnnxProto.Attribute("nodes_truenodeids", _left),
        OnnxProto.Attribute("nodes_falsenodeids", _right),
        OnnxProto.Attribute("nodes_missing_value_tracks_true", _missingGoesLeft),
        OnnxProto.Attribute("target_treeids", _leafTrees),
        OnnxProto.Attribute("target_nodeids", _leafIds),
        OnnxProto.Attribute("target_ids", _leafTrees.Select(_ => 0L)),
        OnnxProto.Attribute("target_weights_as_tensor", _leafValues),
    ];
}
