using MlPipeline.Contracts.Engines;
using MlPipeline.Interactive.Views;
using MlPipeline.KubeDirector.Training;

namespace MlPipeline.Interactive.Commands.Training;

/// <summary>What is known of a job while it runs, gathered from its events.</summary>
internal sealed class RunningJob(TrainingJob job)
{
    private readonly Dictionary<string, double> _metrics = new(StringComparer.Ordinal);
    private readonly List<string> _output = [];
    private double? _share;
    private string _text = "";
    private string _status = job.Status;

    public IReadOnlyList<string> Output => _output;

    public void Take(JobEvent happened)
    {
        switch (happened.Kind)
        {
            case JobEvent.State:
                _status = happened.Text;
                break;
            case JobEvent.Log:
                _output.Add(happened.Text);
                break;
            case JobEvent.Progress:
                (_share, _text) = (happened.Value, happened.Text);
                break;
            case JobEvent.Metric when happened.Value is { } value:
                _metrics[happened.Text] = value;
                break;
        }
    }

    public View Look(TimeSpan elapsed) =>
        TrainingViews.Running(job with { Status = _status }, _share, string.Join(", ", Words(elapsed)), _metrics, _output);

    private IEnumerable<string> Words(TimeSpan elapsed)
    {
        if (_text.Length > 0)
        {
            yield return _text;
        }

        yield return Views.Words.Duration(elapsed);
        if (Estimate(elapsed) is { } left)
        {
            yield return $"about {Views.Words.Duration(left)} to go";
        }
    }

    /// <summary>How long it will take yet, once enough is done to tell.</summary>
    private TimeSpan? Estimate(TimeSpan elapsed) => _share is > 0.05 and < 1 ? elapsed * ((1 - _share.Value) / _share.Value) : null;
}
