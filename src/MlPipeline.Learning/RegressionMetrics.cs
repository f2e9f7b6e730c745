using System.Globalization;

namespace MlPipeline.Learning;

/// <summary>How well predicted durations meet the actual ones, in seconds.</summary>
/// <param name="R2">Share of the variance that the predictions explain; 1 is perfect, 0 is no better than the mean.</param>
/// <param name="Mae">Mean absolute error.</param>
/// <param name="Mse">Mean squared error.</param>
/// <param name="Rmse">Root of the mean squared error.</param>
/// <param name="Rmsle">Root of the mean squared difference of logarithms; a negative prediction counts as 0.</param>
/// <param name="Count">How many trips were compared.</param>
public sealed record RegressionMetrics(double R2, double Mae, double Mse, double Rmse, double Rmsle, int Count)
{
    /// <summary>Compares predictions with what happened.</summary>
    /// <param name="predicted">Predicted seconds.</param>
    /// <param name="actual">Actual seconds, in the same order.</param>
    /// <returns>The metrics.</returns>
    public static RegressionMetrics Of(ReadOnlySpan<double> predicted, ReadOnlySpan<float> actual)
    {
        if (predicted.Length != actual.Length || actual.IsEmpty)
        {
            throw new ArgumentException(
                $"{predicted.Length} predictions cannot be compared with {actual.Length} durations; give as many of both, at least one.",
                nameof(predicted));
        }

        var sum = 0.0;
        foreach (var seconds in actual)
        {
            sum += seconds;
        }

        var mean = sum / actual.Length;
        double absolute = 0, squared = 0, logarithmic = 0, variation = 0;
        for (var row = 0; row < actual.Length; row++)
        {
            var error = predicted[row] - actual[row];
            var logError = Math.Log(1 + Math.Max(0, predicted[row])) - Math.Log(1 + Math.Max(0, actual[row]));
            absolute += Math.Abs(error);
            squared += error * error;
            logarithmic += logError * logError;
            variation += (actual[row] - mean) * (actual[row] - mean);
        }

        var mse = squared / actual.Length;
        return new RegressionMetrics(
            Explained(squared, variation),
            absolute / actual.Length,
            mse,
            Math.Sqrt(mse),
            Math.Sqrt(logarithmic / actual.Length),
            actual.Length);
    }

    /// <summary>The metrics as a line of text.</summary>
    /// <returns>For example <c>R² 0.78, MAE 187 s, RMSE 291 s, RMSLE 0.312 on 6,000 trips</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"R² {R2:F3}, MAE {Mae:F1} s, RMSE {Rmse:F1} s, RMSLE {Rmsle:F3} on {Count:N0} trips");

    private static double Explained(double squared, double variation)
    {
        if (variation > 0)
        {
            return 1 - (squared / variation);
        }

        return squared == 0 ? 1 : 0;
    }
}
