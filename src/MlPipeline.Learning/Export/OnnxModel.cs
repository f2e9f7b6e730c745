using MlPipeline.Learning.Models;
using MlPipeline.Learning.Trees;

namespace MlPipeline.Learning.Export;

/// <summary>
/// A model as an ONNX file: derived features in (<c>features</c>, double, a row each), durations out (<c>seconds</c>, float, a row each).
/// Scaling and trees are in it.
/// </summary>
internal static class OnnxModel
{
    public const string TreeDomain = "ai.onnx.ml";

    // The oldest that know doubles in trees: IR version 8, operators 15 and, of trees, 3.
    private const int IrVersion = 8;
    private const int Operators = 15;
    private const int TreeOperators = 3;

    private const string Input = "features";
    private const string Output = "seconds";

    /// <exception cref="NotSupportedException">The model does something that an ONNX file cannot say.</exception>
    public static byte[] Write(ModelContent content, TreeEnsemble trees, string version)
    {
        var graph = OnnxProto.Graph(
            content.Schema.Name,
            [
                OnnxProto.Node("Sub", "", [Input, "means"], "centred"),
                OnnxProto.Node("Div", "", ["centred", "scales"], "scaled"),
                OnnxTrees.ToNode(trees, "scaled", Output),
            ],
            [OnnxProto.Tensor("means", content.Scaler.Means), OnnxProto.Tensor("scales", content.Scaler.Scales)],
            OnnxProto.Matrix(Input, OnnxProto.Double, content.Schema.DerivedNames.Count),
            OnnxProto.Matrix(Output, OnnxProto.Float, width: 1));
        return OnnxProto.Model(IrVersion, "MlPipeline.Learning", version, graph, ("", Operators), (TreeDomain, TreeOperators)).ToArray();
    }
}
