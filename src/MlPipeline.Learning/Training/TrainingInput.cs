using MlPipeline.Learning.Features;

namespace MlPipeline.Learning.Training;

/// <summary>Trips as trainers take them: a scaled row-major matrix of features, and the scaler that made it.</summary>
internal sealed class TrainingInput
{
    private TrainingInput(TripSet trips, double[] matrix, StandardScaler scaler)
    {
        Trips = trips;
        Matrix = matrix;
        Scaler = scaler;
    }

    public FeatureSchema Schema { get; } = FeatureSchema.Workshop;

    public TripSet Trips { get; }

    public double[] Matrix { get; }

    public StandardScaler Scaler { get; }

    /// <summary>Prepares trips, or says why nothing can be learned from them.</summary>
    public static TrainingInput Of(TripSet trips, CancellationToken cancellation)
    {
        RequireSomethingToLearn(trips);
        var width = FeatureSchema.Workshop.Count;
        var matrix = new double[checked(trips.Count * width)];
        for (var row = 0; row < trips.Count; row++)
        {
            WorkshopFeatures.Fill(trips, row, matrix.AsSpan(row * width, width));
        }

        cancellation.ThrowIfCancellationRequested();
        var scaler = StandardScaler.Fit(matrix, width);
        scaler.Apply(matrix);
        return new TrainingInput(trips, matrix, scaler);
    }

    private static void RequireSomethingToLearn(TripSet trips)
    {
        if (trips.Count == 0)
        {
            throw new ArgumentException($"There are no trips to train on. {trips.Report}", nameof(trips));
        }

        if (!trips.Seconds.ContainsAnyExcept(trips.Seconds[0]))
        {
            throw new ArgumentException(
                $"All {trips.Count:N0} trips took {trips.Seconds[0]} seconds; there is nothing to learn from them. Train on more trips.",
                nameof(trips));
        }
    }
}
