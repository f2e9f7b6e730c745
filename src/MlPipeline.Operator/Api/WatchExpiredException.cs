namespace MlPipeline.Operator.Api;

/// <summary>The API server no longer has the changes a watch asks for; a new list is needed.</summary>
internal sealed class WatchExpiredException : Exception
{
    public WatchExpiredException(Exception? innerException = null)
        : base("The watch asks for changes that the API server no longer has.", innerException)
    {
    }
}
