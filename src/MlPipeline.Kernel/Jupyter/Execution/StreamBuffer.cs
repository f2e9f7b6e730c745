using System.Text;

namespace MlPipeline.Kernel.Jupyter.Execution;

/// <summary>
/// Joins neighbouring writes to a stream into messages of a decent size, so that a cell that writes character by character
/// does not drown its front end. What was written waits for a moment at most.
/// </summary>
internal sealed class StreamBuffer(Action<string, string> publish, TimeProvider time)
{
    private const int FullAt = 512 * 1024;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(30);

    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();
    private string _stream = "";
    private ITimer? _timer;

    public void Write(string stream, string text)
    {
        lock (_lock)
        {
            if (stream != _stream)
            {
                Flush();
                _stream = stream;
            }

            if (_text.Length == 0)
            {
                _timer ??= time.CreateTimer(_ => Flush(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _timer.Change(LongestWait, Timeout.InfiniteTimeSpan);
            }

            _text.Append(text);
            if (_text.Length >= FullAt)
            {
                Flush();
            }
        }
    }

    /// <summary>Publishes what waits.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            if (_text.Length > 0)
            {
                publish(_stream, _text.ToString());
                _text.Clear();
            }
        }
    }
}
