namespace MlPipeline.Engines.Scripting.Guarding;

/// <summary>What a script took too much of.</summary>
internal enum ScriptBreach
{
    /// <summary>Time.</summary>
    Time,

    /// <summary>Memory.</summary>
    Memory,
}
