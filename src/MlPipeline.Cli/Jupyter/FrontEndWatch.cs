using System.Diagnostics;
using System.Globalization;

namespace MlPipeline.Cli.Jupyter;

/// <summary>Ends a kernel whose front end is gone without a word. Where Jupyter does not say who started it there is nothing to watch.</summary>
internal sealed class FrontEndWatch : IDisposable
{
    private const string ParentVariable = "JPY_PARENT_PID";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Process _frontEnd;
    private readonly Timer _timer;

    private FrontEndWatch(Process frontEnd, Action gone)
    {
        _frontEnd = frontEnd;
        _timer = new Timer(
            _ =>
            {
                if (frontEnd.HasExited)
                {
                    gone();
                }
            },
            state: null,
            Interval,
            Interval);
    }

    public static FrontEndWatch? Start(Action gone)
    {
        var text = Environment.GetEnvironmentVariable(ParentVariable);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id <= 1)
        {
            return null;
        }

        try
        {
            return new FrontEndWatch(Process.GetProcessById(id), gone);
        }
        catch (ArgumentException)
        {
            // It is gone already, or lives in another container where this one cannot see it.
            return null;
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _frontEnd.Dispose();
    }
}
