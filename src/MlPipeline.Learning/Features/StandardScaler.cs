namespace MlPipeline.Learning.Features;

/// <summary>Standard scaling: every feature less its mean, divided by its standard deviation, both of the training data.</summary>
/// <param name="Means">Mean of every feature.</param>
/// <param name="Scales">Standard deviation of every feature; 1 where the feature never varies.</param>
internal sealed record StandardScaler(IReadOnlyList<double> Means, IReadOnlyList<double> Scales)
{
    /// <summary>Measures a row-major matrix.</summary>
    public static StandardScaler Fit(ReadOnlySpan<double> matrix, int width)
    {
        var rows = matrix.Length / width;
        var means = new double[width];
        for (var at = 0; at < matrix.Length; at++)
        {
            means[at % width] += matrix[at];
        }

        for (var feature = 0; feature < width; feature++)
        {
            means[feature] /= rows;
        }

        var scales = new double[width];
        for (var at = 0; at < matrix.Length; at++)
        {
            var distance = matrix[at] - means[at % width];
            scales[at % width] += distance * distance;
        }

        for (var feature = 0; feature < width; feature++)
        {
            var deviation = Math.Sqrt(scales[feature] / rows);
            scales[feature] = deviation > 0 ? deviation : 1;
        }

        return new StandardScaler(means, scales);
    }

    /// <summary>Scales rows of a row-major matrix in place.</summary>
    public void Apply(Span<double> rows)
    {
        var width = Means.Count;
        for (var start = 0; start < rows.Length; start += width)
        {
            for (var feature = 0; feature < width; feature++)
            {
                rows[start + feature] = (rows[start + feature] - Means[feature]) / Scales[feature];
            }
        }
    }
}
