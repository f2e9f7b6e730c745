namespace MlPipeline.Learning.Features;

/// <summary>The way from trips to what a request gives (the inputs), and from there to what trees take (the features).</summary>
internal abstract class FeatureDerivation
{
    /// <summary>Names of the features, in order.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>How many features there are.</summary>
    public int Width => Names.Count;

    /// <summary>Writes the inputs of one trip in the order of the schema.</summary>
    public abstract void Fill(TripSet trips, int row, Span<double> inputs);

    /// <summary>Works the features out from the inputs alone, so that training and serving cannot differ.</summary>
    public abstract void Derive(ReadOnlySpan<double> inputs, Span<double> features);
}
