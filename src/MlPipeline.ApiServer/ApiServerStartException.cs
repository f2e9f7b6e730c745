namespace MlPipeline.ApiServer;

/// <summary>An API server could not start; the message says what is wrong and what to do.</summary>
public sealed class ApiServerStartException : Exception
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="failure">Why the server could not start.</param>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="innerException">What the system reported.</param>
    public ApiServerStartException(ApiServerStartFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>Why the server could not start.</summary>
    public ApiServerStartFailure Failure { get; }
}
