using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Interactive.Live;

/// <summary>One output that follows a work: not more often than a reader can see, and always with its end.</summary>
internal sealed class LiveDisplay(INotebookHost host, TimeProvider time)
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(150);

    private IDisplayedOutput? _output;
    private long _shownAt;

    /// <summary>Shows a step, unless the last one is only just there.</summary>
    public void Step(Func<object> look)
    {
        if (_output is null || time.GetElapsedTime(_shownAt) >= LeastPause)
        {
            Show(look());
        }
    }

    /// <summary>Shows how it stands, in any case.</summary>
    public void Show(object value)
    {
        _shownAt = time.GetTimestamp();
        if (_output is null)
        {
            _output = host.Display(value);
        }
        else
        {
            _output.Update(value);
        }
    }
}
