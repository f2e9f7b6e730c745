namespace MlPipeline.ApiServer.Writing;

/// <summary>What a client wants to happen to fields that a kind does not have.</summary>
internal enum FieldValidation
{
    /// <summary>They are dropped.</summary>
    Ignore,

    /// <summary>They are dropped, and the client is told.</summary>
    Warn,

    /// <summary>The write is refused.</summary>
    Strict,
}
