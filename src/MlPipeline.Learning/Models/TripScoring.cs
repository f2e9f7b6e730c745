using System.Collections.Concurrent;
using MlPipeline.Learning.Features;
using MlPipeline.Learning.Trees;

namespace MlPipeline.Learning.Models;

/// <summary>Scores whole sets of trips on all cores.</summary>
internal static class TripScoring
{
    private const int RowsPerPart = 1024;

    public static double[] Score(
        FeatureSchema schema, ZonePaces paces, StandardScaler scaler, TreeEnsemble trees, TripSet trips, CancellationToken cancellation)
    {
        var predicted = new double[trips.Count];
        if (predicted.Length == 0)
        {
            return predicted;
        }

        var parts = Partitioner.Create(0, predicted.Length, RowsPerPart);
        Parallel.ForEach(parts, new ParallelOptions { CancellationToken = cancellation }, part =>
        {
            Span<double> inputs = stackalloc double[schema.Count];
            Span<double> features = stackalloc double[schema.Derivation.Width];
            for (var row = part.Item1; row < part.Item2; row++)
            {
                schema.Derivation.Fill(trips, row, inputs);
                schema.Derivation.Derive(inputs, paces, features);
                scaler.Apply(features);
                predicted[row] = trees.Score(features);
            }
        });
        return predicted;
    }
}
