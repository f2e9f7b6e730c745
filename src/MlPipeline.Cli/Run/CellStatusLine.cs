using System.Globalization;
using Spectre.Console;

namespace MlPipeline.Cli.Run;

/// <summary>The last line of a terminal: which cell runs, for how long, and the last thing it has shown. Elsewhere, nothing.</summary>
internal sealed class CellStatusLine(IAnsiConsole console, TimeProvider time)
{
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromMilliseconds(200);

    private volatile string _label = "";
    private volatile string _detail = "";
    private long _started;

    public void Begin(string label)
    {
        _label = label.TrimEnd();
        _detail = "";
        Interlocked.Exchange(ref _started, time.GetTimestamp());
    }

    public void Detail(string text) => _detail = text;

    public async Task<T> WatchAsync<T>(Func<Task<T>> work)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            return await work();
        }

        return await console.Status().Spinner(Spinner.Known.Line).StartAsync("Starting", async status =>
        {
            await using var refresh = time.CreateTimer(_ => status.Status = Text(), state: null, TimeSpan.Zero, RefreshEvery);
            return await work();
        });
    }

    private string Text()
    {
        var elapsed = time.GetElapsedTime(Interlocked.Read(ref _started));
        var text = string.Create(CultureInfo.InvariantCulture, $"{_label}  {elapsed.TotalSeconds:F0} s  {_detail}");
        var width = Math.Max(20, console.Profile.Width - 4);
        return Markup.Escape(text.Length > width ? text[..width] : text);
    }
}
