namespace MlPipeline.Benchmarks.Predicting;

/// <summary>Batches of 10,000 rows.</summary>
/// <param name="Served">Rows a second, through the load balancer.</param>
/// <param name="Direct">Rows a second of calling the model for the same rows.</param>
internal sealed record BatchSpeed(double Served, double Direct)
{
    /// <summary>What is left of the model's own speed, percent.</summary>
    public double Share => 100 * Served / Direct;
}
