namespace MlPipeline.Kernel.Notebooks;

/// <summary>A file is no notebook that can be run here; the message says why and what to do, in one or two lines.</summary>
public sealed class NotebookFormatException : Exception
{
    /// <summary>Makes an error a reader can act on.</summary>
    /// <param name="problem">What is wrong, one line.</param>
    /// <param name="nextStep">What to do about it, one line.</param>
    /// <param name="innerException">What caused it.</param>
    public NotebookFormatException(string problem, string nextStep, Exception? innerException = null)
        : base($"{problem}\n{nextStep}", innerException)
    {
    }
}
