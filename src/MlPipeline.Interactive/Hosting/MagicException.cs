namespace MlPipeline.Interactive.Hosting;

/// <summary>A magic could not do what was asked; the message says what is wrong and what to do next, in one or two lines.</summary>
public sealed class MagicException : Exception
{
    /// <summary>Makes an error a reader can act on.</summary>
    /// <param name="problem">What is wrong, one line.</param>
    /// <param name="nextStep">What to do about it, one line.</param>
    /// <param name="innerException">What caused it, shown only on request.</param>
    public MagicException(string problem, string nextStep, Exception? innerException = null)
        : base($"{problem}\n{nextStep}", innerException)
    {
        Problem = problem;
        NextStep = nextStep;
    }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What to do about it.</summary>
    public string NextStep { get; }
}
