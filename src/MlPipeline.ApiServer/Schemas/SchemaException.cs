namespace MlPipeline.ApiServer.Schemas;

/// <summary>A schema cannot be understood.</summary>
internal sealed class SchemaException(string path, string message) : Exception(message)
{
    /// <summary>Where in the schema, beginning at its root.</summary>
    public string Path { get; } = path;
}
