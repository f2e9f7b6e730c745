namespace MlPipeline.Engines.Configuration;

/// <summary>
/// The member's own configuration holds, but something it is connected to cannot be used: the rest is in force, and the engine
/// answers for what is not.
/// </summary>
internal sealed class ConnectionFaultException(string message, string nextStep) : ConfigurationException(message, nextStep);
