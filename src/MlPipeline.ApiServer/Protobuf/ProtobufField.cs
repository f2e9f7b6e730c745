namespace MlPipeline.ApiServer.Protobuf;

/// <summary>One field of a message.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Value">Its value where it is a number.</param>
/// <param name="Content">Its bytes where it has a length, else null.</param>
internal sealed record ProtobufField(int Number, long Value, byte[]? Content);
