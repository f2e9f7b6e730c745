using System.Globalization;
using MlPipeline.Contracts.Engines;

namespace MlPipeline.Engines.Hosting;

/// <summary>
/// Ends this process when the process without which it makes no sense is gone, however that one ended. Where no such process is
/// named there is nothing to watch.
/// </summary>
internal sealed class ParentWatchdog : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Timer _timer;

    private ParentWatchdog(ProcessIdentity parent, Action gone)
    {
        var told = 0;
        _timer = new Timer(
            _ =>
            {
                if (!parent.IsAlive() && Interlocked.Exchange(ref told, 1) == 0)
                {
                    gone();
                }
            },
            state: null,
            Interval,
            Interval);
    }

    internal static ParentWatchdog? Start(Action gone)
    {
        var text = Environment.GetEnvironmentVariable(EngineControl.ParentProcessVariable);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new ParentWatchdog(ProcessIdentity.Of(id), gone)
            : null;
    }

    public void Dispose() => _timer.Dispose();
}
