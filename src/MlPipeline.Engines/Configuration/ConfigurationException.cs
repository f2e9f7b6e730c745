namespace MlPipeline.Engines.Configuration;

/// <summary>A configuration cannot be taken over: what is wrong, and what to do about it.</summary>
internal class ConfigurationException(string message, string nextStep, Exception? inner = null) : Exception(message, inner)
{
    internal string NextStep { get; } = nextStep;
}
