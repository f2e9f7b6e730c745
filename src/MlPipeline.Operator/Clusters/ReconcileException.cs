namespace MlPipeline.Operator.Clusters;

/// <summary>A kdcluster cannot be brought any further now; the message says why.</summary>
internal sealed class ReconcileException : Exception
{
    public ReconcileException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
