namespace MlPipeline.KubeDirector;

/// <summary>Something could not be done; the message says what is wrong and what to do next, in a line each.</summary>
public sealed class PipelineException : Exception
{
    /// <summary>Makes an error a reader can act on.</summary>
    /// <param name="fault">What kind of fault it is.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="nextStep">What to do about it.</param>
    /// <param name="innerException">What caused it.</param>
    public PipelineException(PipelineFault fault, string problem, string nextStep, Exception? innerException = null)
        : base($"{problem}\n{nextStep}", innerException)
    {
        Fault = fault;
        Problem = problem;
        NextStep = nextStep;
    }

    /// <summary>What kind of fault it is.</summary>
    public PipelineFault Fault { get; }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What to do about it.</summary>
    public string NextStep { get; }
}
