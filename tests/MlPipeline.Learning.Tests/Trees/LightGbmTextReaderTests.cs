using System.Text;
using MlPipeline.Learning.Tests.Support;
using MlPipeline.Learning.Trees;

namespace MlPipeline.Learning.Tests.Trees;

public sealed class LightGbmTextReaderTests
{
    private static readonly string[] Names = ["a", "b"];

    // One split per kind of missing value, each with both defaults: 0 and 2, 4 and 6, 8 and 10.
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(10)]
    public void Missing_values_go_where_LightGBM_sends_them(int decision)
    {
        var text = Model(Tree(0, decision: decision, threshold: "-0.5"), Tree(1, decision: decision, threshold: "0.5", feature: 1));
        double[] values = [double.NaN, 0, -0.0, 1e-36, -1e-36, 1e-30, -1, -0.5, 0.5, 1, double.PositiveInfinity, double.NegativeInfinity];
        double[] rows = [.. from a in values from b in values select (double[])[a, b] into row from value in row select value];

        var trees = LightGbmTextReader.Read(Encoding.UTF8.GetBytes(text), Names);
        var managed = rows.Chunk(2).Select(row => trees.Score(row));

        Assert.Equal(NativePredictor.Predict(text, rows, width: 2), managed);
    }

    [Fact]
    public void A_tree_without_split_is_its_leaf()
    {
        var text = Model("Tree=0\nnum_leaves=1\nnum_cat=0\nleaf_value=42.5\nis_linear=0\nshrinkage=1\n\n");

        Assert.Equal(42.5, LightGbmTextReader.Read(Encoding.UTF8.GetBytes(text), Names).Score([1, 2]));
    }

    [Theory]
    [InlineData("tree\n", "", "is no LightGBM text model")]
    [InlineData("version=v4", "version=v5", "is not of version v4")]
    [InlineData("num_class=1", "num_class=3", "has several outputs")]
    [InlineData("objective=regression", "objective=binary sigmoid:1", "is not for plain regression")]
    [InlineData("feature_names=a b", "feature_names=b a", "was trained on other features")]
    [InlineData("max_feature_idx=1", "average_output", "averages its trees")]
    [InlineData("Tree=0", "Tree=1", "has its trees out of order")]
    [InlineData("num_cat=0", "num_cat=1", "splits on categories")]
    [InlineData("is_linear=0", "is_linear=1", "has linear leaves")]
    [InlineData("decision_type=2", "decision_type=1", "splits in a way that is not known")]
    [InlineData("decision_type=2", "decision_type=12", "splits in a way that is not known")]
    [InlineData("split_feature=0", "split_feature=2", "splits on a feature that does not exist")]
    [InlineData("split_feature=0", "split_feature=-1", "splits on a feature that does not exist")]
    [InlineData("left_child=-1", "left_child=0", "has a node without child")]
    [InlineData("left_child=-1", "left_child=-3", "has a node without child")]
    [InlineData("right_child=-2", "right_child=1", "has a node without child")]
    [InlineData("threshold=0.5", "threshold=", "lacks values of threshold")]
    [InlineData("threshold=0.5", "threshold=half", "has a value of threshold that is no number")]
    [InlineData("num_leaves=2", "num_leaves=3", "has leaves without value")]
    [InlineData("leaf_value=10 20", "leaf_value=10 nan", "has a leaf that is no finite number")]
    [InlineData("end of trees\n\n", "", "ends in the middle")]
    public void What_is_not_known_is_refused(string find, string replacement, string expected)
    {
        var text = Model(Tree(0)).Replace(find, replacement, StringComparison.Ordinal);

        var exception = Assert.Throws<InvalidDataException>(() => LightGbmTextReader.Read(Encoding.UTF8.GetBytes(text), Names));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Written_trees_are_read_alike_here_and_by_LightGBM()
    {
        var writer = new LightGbmTextWriter(Names);
        writer.AddConstant(5);
        writer.Add([0, 1], [0.25, -1.5], [3, 2], [1, -2], [-1, -3], [1, 20, 300]);
        var text = writer.ToUtf8();
        double[] rows = [0, -2, 0, 0, 0.25, -1.5, 1, 0];

        var trees = LightGbmTextReader.Read(text, Names);

        Assert.Equal([25, 305, 25, 6], rows.Chunk(2).Select(row => trees.Score(row)));
        Assert.Equal([25, 305, 25, 6], NativePredictor.Predict(text, rows, width: 2));
    }

    private static string Model(params string[] trees) =>
        "tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nlabel_index=0\nmax_feature_idx=1\nobjective=regression\n"
        + $"feature_names=a b\nfeature_infos=none none\n\n{string.Concat(trees)}end of trees\n\n";

    private static string Tree(int number, int decision = 2, string threshold = "0.5", int feature = 0) =>
        $"Tree={number}\nnum_leaves=2\nnum_cat=0\nsplit_feature={feature}\nsplit_gain=1\nthreshold={threshold}\ndecision_type={decision}\n"
        + "left_child=-1\nright_child=-2\nleaf_value=10 20\nis_linear=0\nshrinkage=1\n\n";
}
