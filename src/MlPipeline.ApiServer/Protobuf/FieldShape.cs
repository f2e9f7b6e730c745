namespace MlPipeline.ApiServer.Protobuf;

/// <summary>What a field of a message is in JSON.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its bytes are.</param>
internal sealed record FieldShape(string Name, FieldType Type)
{
    /// <summary>Whether it is a list, each item of which is a field of its own.</summary>
    public bool IsList { get; init; }

    /// <summary>What a message in it looks like.</summary>
    public MessageShape? Message { get; init; }
}
