namespace MlPipeline.Sandbox.Launching;

/// <summary>Something a user can put right.</summary>
public sealed class SandboxException : Exception
{
    /// <summary>States a problem and the way out.</summary>
    /// <param name="message">What is wrong, in one line.</param>
    /// <param name="nextStep">What to do about it, in one line.</param>
    /// <param name="cause">What it came from.</param>
    public SandboxException(string message, string nextStep, Exception? cause = null)
        : base(message, cause) => NextStep = nextStep;

    /// <summary>What to do about it, in one line.</summary>
    public string NextStep { get; }
}
