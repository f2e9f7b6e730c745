using System.Runtime.CompilerServices;

namespace MlPipeline.Engines.Scripting.Guarding;

/// <summary>What loops and functions of scripts call. Scripts need not call it themselves.</summary>
public static class ScriptGuard
{
    /// <summary>Ends the script where it has used up what one call may take.</summary>
    /// <exception cref="ScriptLimitException">It has.</exception>
    /// <exception cref="InsufficientExecutionStackException">It calls itself too often.</exception>
    public static void Pass()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        ScriptBudget.Current?.Check();
    }
}
