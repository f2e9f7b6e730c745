using MlPipeline.Learning.Trees;

namespace MlPipeline.Learning.Models;

/// <summary>Measures what each feature contributes to the trees.</summary>
internal static class FeatureGain
{
    public static IReadOnlyList<FeatureImportance> Measure(TreeEnsemble trees, FeatureSchema schema)
    {
        var gains = new double[schema.Count];
        var splits = new int[schema.Count];
        foreach (var node in trees.Nodes)
        {
            gains[node.Feature] += node.Gain;
            splits[node.Feature]++;
        }

        var allGain = Math.Max(gains.Sum(), double.Epsilon);
        return [.. schema.Names
            .Select((name, place) => new FeatureImportance(name, gains[place], gains[place] / allGain, splits[place]))
            .OrderByDescending(importance => importance.Gain)];
    }
}
