using MlPipeline.Learning.Features;

namespace MlPipeline.Learning.Training;

/// <summary>Trips as trainers take them: a scaled row-major matrix of features, and the scaler that made it.</summary>
internal sealed class TrainingInput
{
    // A trip must not be told its own duration by the pace of its zone: its fold's paces come from the other folds.
    private const int Folds = 5;

    private TrainingInput(FeatureSchema schema, TripSet trips, ZonePaces paces, double[] matrix, StandardScaler scaler)
    {
        Paces = paces;
        Schema = schema;
        Trips = trips;
        Matrix = matrix;
        Scaler = scaler;
    }

    public FeatureSchema Schema { get; }

    public TripSet Trips { get; }

    public double[] Matrix { get; }

    public ZonePaces Paces { get; }

    public StandardScaler Scaler { get; }

    /// <summary>Prepares trips, or says why nothing can be learned from them.</summary>
    public static TrainingInput Of(TripSet trips, FeatureSchema schema, CancellationToken cancellation)
    {
        RequireSomethingToLearn(trips);
        var takesPaces = schema.Derivation.TakesPaces;
        if (takesPaces && trips.Count < Folds)
        {
            throw new ArgumentException(
                $"{trips.Count} trips are fewer than the {Folds} folds that the {schema.Name} features are fitted on. Train on more trips. {trips.Report}", nameof(trips));
        }

        var folds = Enumerable.Range(0, takesPaces ? Folds : 0).Select(fold => ZonePaces.Fit(trips, row => row % Folds != fold)).ToArray();
        var matrix = Derive(trips, schema, row => takesPaces ? folds[row % Folds] : ZonePaces.None);
        cancellation.ThrowIfCancellationRequested();
        var scaler = StandardScaler.Fit(matrix, schema.Derivation.Width);
        scaler.Apply(matrix);
        return new TrainingInput(schema, trips, takesPaces ? ZonePaces.Fit(trips, _ => true) : ZonePaces.None, matrix, scaler);
    }

    /// <summary>The features of other trips, scaled as those to train on are.</summary>
    public double[] Prepare(TripSet trips)
    {
        var matrix = Derive(trips, Schema, _ => Paces);
        Scaler.Apply(matrix);
        return matrix;
    }

    /// <summary>A row-major matrix of the features of trips, as they are before they are scaled.</summary>
    public static double[] Derive(TripSet trips, FeatureSchema schema, Func<int, ZonePaces> pacesOf)
    {
        var width = schema.Derivation.Width;
        var matrix = new double[checked(trips.Count * width)];
        Span<double> inputs = stackalloc double[schema.Count];
        for (var row = 0; row < trips.Count; row++)
        {
            schema.Derivation.Fill(trips, row, inputs);
            schema.Derivation.Derive(inputs, pacesOf(row), matrix.AsSpan(row * width, width));
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
