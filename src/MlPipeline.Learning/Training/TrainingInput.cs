using MlPipeline.Learning.Features;

namespace MlPipeline.Learning.Training;

/// <summary>Trips as trainers take them: a scaled row-major matrix of features, and the scaler that made it.</summary>
internal sealed class TrainingInput
{
    private TrainingInput(FeatureSchema schema, TripSet trips, double[] matrix, StandardScaler scaler)
    {
        Schema = schema;
        Trips = trips;
        Matrix = matrix;
        Scaler = scaler;
    }

    public FeatureSchema Schema { get; }

    public TripSet Trips { get; }

    public double[] Matrix { get; }

    public StandardScaler Scaler { get; }

    /// <summary>Prepares trips, or says why nothing can be learned from them.</summary>
    public static TrainingInput Of(TripSet trips, FeatureSchema schema, CancellationToken cancellation)
    {
        RequireSomethingToLearn(trips);
        var matrix = Derive(trips, schema);
        cancellation.ThrowIfCancellationRequested();
        var scaler = StandardScaler.Fit(matrix, schema.Derivation.Width);
        scaler.Apply(matrix);
        return new TrainingInput(schema, trips, matrix, scaler);
    }

    /// <summary>The features of other trips, scaled as those to train on are.</summary>
    public double[] Prepare(TripSet trips)
    {
        var matrix = Derive(trips, Schema);
        Scaler.Apply(matrix);
        return matrix;
    }

    /// <summary>A row-major matrix of the features of trips, as they are before they are scaled.</summary>
    public static double[] Derive(TripSet trips, FeatureSchema schema)
    {
        var width = schema.Derivation.Width;
        var matrix = new double[checked(trips.Count * width)];
        Span<double> inputs = stackalloc double[schema.Count];
        for (var row = 0; row < trips.Count; row++)
        {
            schema.Derivation.Fill(trips, row, inputs);
            schema.Derivation.Derive(inputs, matrix.AsSpan(row * width, width));
        }

        return matrix;
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
