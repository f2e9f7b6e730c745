namespace MlPipeline.ApiServer.Storage;

/// <summary>A change could not be written; nothing of it is stored.</summary>
internal sealed class StorageException(string message, bool isFull, Exception innerException) : Exception(message, innerException)
{
    /// <summary>Whether space is what is missing.</summary>
    public bool IsFull { get; } = isFull;
}
