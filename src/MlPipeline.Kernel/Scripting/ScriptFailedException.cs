namespace MlPipeline.Kernel.Scripting;

/// <summary>Code of a cell threw; the inner exception is what it threw.</summary>
internal sealed class ScriptFailedException(Exception thrown) : Exception(thrown.Message, thrown)
{
    public Exception Thrown { get; } = thrown;
}
