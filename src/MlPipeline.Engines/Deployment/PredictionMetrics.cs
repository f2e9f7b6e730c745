using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace MlPipeline.Engines.Deployment;

/// <summary>Counts and times the requests of each model version, for <c>GET /metrics</c>.</summary>
internal sealed class PredictionMetrics : IDisposable
{
    internal const string MeterName = "MlPipeline.Engines.Deployment";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _requests;
    private readonly Counter<long> _predictions;
    private readonly Histogram<double> _duration;

    internal PredictionMetrics()
    {
        _requests = _meter.CreateCounter<long>("mlpipeline_prediction_requests", unit: null, "Requests by model version and status code.");
        _predictions = _meter.CreateCounter<long>("mlpipeline_predictions", unit: null, "Predictions by model version; a batch makes many.");
        _duration = _meter.CreateHistogram(
            "mlpipeline_prediction_duration",
            unit: "s",
            description: "Time from a request's arrival to its answer, by model version.",
            tags: null,
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5] });
    }

    internal void Add(ModelRegistration model, int status, int predictions, TimeSpan duration)
    {
        var version = new TagList { { "model", model.Name }, { "version", model.Version } };
        _predictions.Add(predictions, version);
        _duration.Record(duration.TotalSeconds, version);
        version.Add("code", status.ToString(CultureInfo.InvariantCulture));
        _requests.Add(1, version);
    }

    public void Dispose() => _meter.Dispose();
}
