using System.Text;
using System.Threading.Channels;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>The output of a pod's container: a file of bounded size, its predecessor, and those who follow it.</summary>
internal sealed class PodLog : IDisposable
{
    private const long LargestFile = 8 << 20;
    private const int LinesPerFollower = 10_000;

    private readonly Lock _gate = new();
    private readonly List<Channel<string>> _followers = [];
    private readonly string _path;
    private StreamWriter? _writer;

    /// <summary>Opens the log of a pod, going on after what is there.</summary>
    public PodLog(string path)
    {
        _path = path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _writer = Open();
    }

    /// <summary>Adds a line.</summary>
    public void Append(string line)
    {
        lock (_gate)
        {
            if (_writer is null)
            {
                return;
            }

            _writer.WriteLine(line);
            _writer.Flush();
            Rotate();
            foreach (var follower in _followers)
            {
                follower.Writer.TryWrite(line);
            }
        }
    }

    /// <summary>Reads what is there, and where asked for what comes until the log is closed.</summary>
    public async IAsyncEnumerable<string> ReadAsync(
        int? tail, bool follow, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Those who read too slowly lose lines in the middle; they hold up nobody and take no memory.
        var channel = Channel.CreateBounded<string>(
            new BoundedChannelOptions(LinesPerFollower) { FullMode = BoundedChannelFullMode.DropOldest });
        string[] lines;
        lock (_gate)
        {
            lines = [.. ReadFile(Previous), .. ReadFile(_path)];
            if (follow && _writer is not null)
            {
                _followers.Add(channel);
            }
            else
            {
                channel.Writer.Complete();
            }
        }

        try
        {
            foreach (var line in tail is { } count ? lines.TakeLast(count) : lines)
            {
                yield return line;
            }

            await foreach (var line in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return line;
            }
        }
        finally
        {
            lock (_gate)
            {
                _followers.Remove(channel);
            }
        }
    }

    /// <summary>Closes the log and lets go of those who follow it.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _writer?.Dispose();
            _writer = null;
            foreach (var follower in _followers)
            {
                follower.Writer.TryComplete();
            }
        }
    }

    private string Previous => _path + ".1";

    private void Rotate()
    {
        if (_writer!.BaseStream.Length < LargestFile)
        {
            return;
        }

        _writer.Dispose();
        File.Move(_path, Previous, overwrite: true);
        _writer = Open();
    }

    private StreamWriter Open() =>
        new(new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete), new UTF8Encoding(false));

    private static string[] ReadFile(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
