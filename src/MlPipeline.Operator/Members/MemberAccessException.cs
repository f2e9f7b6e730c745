namespace MlPipeline.Operator.Members;

/// <summary>A member could not be reached, or did not do what was asked.</summary>
public sealed class MemberAccessException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong, in one line.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public MemberAccessException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
