namespace MlPipeline.ApiServer.Protobuf;

/// <summary>What the bytes of a field are.</summary>
internal enum FieldType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A message.</summary>
    Message,

    /// <summary>An entry of a map from text to text.</summary>
    TextEntry,

    /// <summary>An entry of a map from text to bytes.</summary>
    BytesEntry,

    /// <summary>A number or a text, whichever it says.</summary>
    IntOrString,

    /// <summary>What the server sets itself, whatever a client says.</summary>
    Ignored,
}
