namespace MlPipeline.Kernel.Jupyter.Sockets;

/// <summary>Frames of one message as they came in.</summary>
/// <param name="Number">Place among the messages of the channel, counted from 1.</param>
/// <param name="Frames">The frames.</param>
internal readonly record struct ReceivedFrames(long Number, IReadOnlyList<byte[]> Frames);
