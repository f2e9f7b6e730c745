using System.Threading.Channels;

namespace MlPipeline.Kernel.Jupyter.Sockets;

/// <summary>Messages of a channel that wait to be read, numbered in the order of their arrival.</summary>
internal sealed class IncomingQueue
{
    private readonly Channel<ReceivedFrames> _waiting = Channel.CreateUnbounded<ReceivedFrames>(new UnboundedChannelOptions { SingleReader = true });
    private long _last;

    /// <summary>Number of the newest message.</summary>
    public long Last => Volatile.Read(ref _last);

    public IAsyncEnumerable<ReceivedFrames> ReadAllAsync(CancellationToken cancellationToken) => _waiting.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Called by the thread of the sockets only.</summary>
    public void Add(IReadOnlyList<byte[]> frames)
    {
        Volatile.Write(ref _last, _last + 1);
        _waiting.Writer.TryWrite(new ReceivedFrames(_last, frames));
    }
}
