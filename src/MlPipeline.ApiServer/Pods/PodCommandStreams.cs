namespace MlPipeline.ApiServer.Pods;

/// <summary>What a command in a container reads and writes; what the client did not ask for is <see cref="Stream.Null"/>.</summary>
/// <param name="Input">Standard input; ends where the client closes it.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record PodCommandStreams(Stream Input, Stream Output, Stream Error);
