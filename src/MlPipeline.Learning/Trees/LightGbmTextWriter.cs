using System.Globalization;
using System.Text;

namespace MlPipeline.Learning.Trees;

/// <summary>Writes trees of another trainer as LightGBM's text model, so that there is one format to keep and to score.</summary>
internal sealed class LightGbmTextWriter
{
    // "Numeric, missing values go left, none is missing", as LightGBM codes it.
    private const string PlainDecision = "2";

    private readonly StringBuilder _text = new();
    private int _trees;

    public LightGbmTextWriter(IReadOnlyList<string> featureNames)
    {
        Line("tree");
        Line("version=v4");
        Line("num_class=1");
        Line("num_tree_per_iteration=1");
        Line("label_index=0");
        Line($"max_feature_idx={featureNames.Count - 1}");
        Line("objective=regression");
        Line($"feature_names={string.Join(' ', featureNames)}");
        Line($"feature_infos={string.Join(' ', featureNames.Select(_ => "none"))}");
        Line("");
    }

    /// <summary>Adds a tree that has one leaf and no split.</summary>
    public void AddConstant(double value)
    {
        Begin(leaves: 1);
        Line($"leaf_value={Join([value])}");
        End();
    }

    /// <summary>Adds a tree; a child below zero is the complement of a leaf's place.</summary>
    public void Add(
        IReadOnlyList<int> features,
        IEnumerable<double> thresholds,
        IEnumerable<double> gains,
        IEnumerable<int> left,
        IEnumerable<int> right,
        IReadOnlyCollection<double> leaves)
    {
        Begin(leaves.Count);
        Line($"split_feature={Join(features)}");
        Line($"split_gain={Join(gains)}");
        Line($"threshold={Join(thresholds)}");
        Line($"decision_type={string.Join(' ', features.Select(_ => PlainDecision))}");
        Line($"left_child={Join(left)}");
        Line($"right_child={Join(right)}");
        Line($"leaf_value={Join(leaves)}");
        End();
    }

    public byte[] ToUtf8()
    {
        Line("end of trees");
        Line("");
        return Encoding.UTF8.GetBytes(_text.ToString());
    }

    private void Begin(int leaves)
    {
        Line($"Tree={_trees++}");
        Line($"num_leaves={leaves}");
        Line("num_cat=0");
    }

    private void End()
    {
        Line("is_linear=0");
        Line("shrinkage=1");
        Line("");
    }

    private static string Join<T>(IEnumerable<T> values)
        where T : IFormattable => string.Join(' ', values.Select(value => value.ToString(null, CultureInfo.InvariantCulture)));

    private void Line(FormattableString line) => Line(FormattableString.Invariant(line));

    private void Line(string line) => _text.Append(line).Append('\n');
}
