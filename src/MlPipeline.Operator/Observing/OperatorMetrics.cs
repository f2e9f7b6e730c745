using System.Diagnostics.Metrics;

namespace MlPipeline.Operator.Observing;

/// <summary>What the operator counts, under the names that controllers of Kubernetes commonly use.</summary>
internal sealed class OperatorMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "MlPipeline.Operator";

    private const string Controller = "controller";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _reconciles;
    private readonly Histogram<double> _durations;

    public OperatorMetrics()
    {
        _reconciles = _meter.CreateCounter<long>("controller_runtime_reconcile", description: "Passes over one object, by controller and result.");
        _durations = _meter.CreateHistogram<double>("controller_runtime_reconcile_time", "s", "How long a pass over one object takes.");
    }

    /// <summary>Shows how many keys wait in a queue.</summary>
    public void ObserveDepth(string controller, Func<int> depth) => _meter.CreateObservableGauge(
        "workqueue_depth",
        () => new Measurement<int>(depth(), new KeyValuePair<string, object?>("name", controller)),
        description: "Objects that wait for a pass.");

    /// <summary>Counts a pass.</summary>
    /// <param name="controller">Who made it.</param>
    /// <param name="result"><c>success</c>, <c>requeue_after</c> or <c>error</c>.</param>
    /// <param name="duration">How long it took.</param>
    public void Count(string controller, string result, TimeSpan duration)
    {
        _reconciles.Add(1, new(Controller, controller), new("result", result));
        _durations.Record(duration.TotalSeconds, new KeyValuePair<string, object?>(Controller, controller));
    }

    public void Dispose() => _meter.Dispose();
}
