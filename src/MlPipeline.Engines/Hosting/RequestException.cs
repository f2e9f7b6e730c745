namespace MlPipeline.Engines.Hosting;

/// <summary>A request cannot be answered: the status code, what is wrong, and what to do about it.</summary>
internal sealed class RequestException(int status, string message, string nextStep, Exception? inner = null) : Exception(message, inner)
{
    internal int Status { get; } = status;

    internal string NextStep { get; } = nextStep;
}
