namespace MlPipeline.Kernel.Jupyter.Connection;

/// <summary>A kernel cannot start; the message says what is wrong and what to do next, in one or two lines.</summary>
public sealed class KernelStartException : Exception
{
    /// <summary>Makes an error a reader can act on.</summary>
    /// <param name="problem">What is wrong, one line.</param>
    /// <param name="nextStep">What to do about it, one line.</param>
    /// <param name="innerException">What caused it.</param>
    public KernelStartException(string problem, string nextStep, Exception? innerException = null)
        : base($"{problem}\n{nextStep}", innerException)
    {
    }
}
