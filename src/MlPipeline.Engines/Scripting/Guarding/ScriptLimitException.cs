namespace MlPipeline.Engines.Scripting.Guarding;

/// <summary>A script took more than one call may take.</summary>
internal sealed class ScriptLimitException(ScriptBreach breach, string message) : Exception(message)
{
    internal ScriptBreach Breach { get; } = breach;
}
