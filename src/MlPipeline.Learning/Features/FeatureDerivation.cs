namespace MlPipeline.Learning.Features;

/// <summary>The way from trips to what a request gives (the inputs), and from there to what trees take (the features).</summary>
internal abstract class FeatureDerivation
{
    /// <summary>Names of the features, in order.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>How many features there are.</summary>
    public int Width => Names.Count;

    /// <summary>Whether the paces of zones, which are learned from the training trips, are among the features.</summary>
    public abstract bool TakesPaces { get; }

    /// <summary>Writes the inputs of one trip in the order of the schema.</summary>
    public abstract void Fill(TripSet trips, int row, Span<double> inputs);

    /// <summary>Works the features out from the inputs and what was learned before, so that training and serving cannot differ.</summary>
    public abstract void Derive(ReadOnlySpan<double> inputs, ZonePaces paces, Span<double> features);
}
