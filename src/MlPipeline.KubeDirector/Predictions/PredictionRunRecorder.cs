using System.Runtime.ExceptionServices;

namespace MlPipeline.KubeDirector.Predictions;

/// <summary>Gathers the answers of a run.</summary>
internal sealed class PredictionRunRecorder(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private readonly List<TimeSpan> _latencies = [];
    private readonly SortedDictionary<string, int> _answeredBy = new(StringComparer.Ordinal);
    private Prediction? _last;
    private PipelineException? _failure;
    private int _failed;

    public void Add(Prediction answer)
    {
        _last = answer;
        _latencies.Add(answer.Latency);
        _answeredBy[answer.ModelVersion] = _answeredBy.GetValueOrDefault(answer.ModelVersion) + 1;
    }

    public void Add(PipelineException failure)
    {
        _failure = failure;
        _failed++;
    }

    /// <summary>What came of it; where nothing was answered, the last failure says why.</summary>
    public PredictionRun ToRun()
    {
        if (_last is null)
        {
            ExceptionDispatchInfo.Throw(_failure!);
        }

        return new PredictionRun(_last, _latencies, _failed, time.GetElapsedTime(_start), _answeredBy);
    }
}
