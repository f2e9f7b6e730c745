using MlPipeline.Learning.Trees;

namespace MlPipeline.Learning.Models;

/// <summary>Measures what each feature contributes to the trees.</summary>
internal static class FeatureGain
{
    public static IReadOnlyList<FeatureImportance> Measure(TreeEnsemble trees, IReadOnlyList<string> names)
    {
        var gains = new double[names.Count];
        var splits = new int[names.Count];
        foreach (var node in trees.Nodes)
        {
            gains[node.Feature] += node.Gain;
            splits[node.Feature]++;
        }

        var allGain = Math.Max(gains.Sum(), double.Epsilon);
        return [.. names
            .Select((name, place) => new FeatureImportance(name, gains[place], gains[place] / allGain, splits[place]))
            .OrderByDescending(importance => importance.Gain)];
    }
}
