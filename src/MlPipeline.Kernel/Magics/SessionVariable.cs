using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Kernel.Magics;

/// <summary>Reads variables that a magic's line names.</summary>
internal static class SessionVariable
{
    /// <exception cref="MagicException">There is no such variable, or it has no value.</exception>
    public static object Get(INotebookHost host, string name)
    {
        if (!host.TryGetVariable(name, out var value))
        {
            throw new MagicException($"There is no variable '{name}'.", "#!who lists those that are there.");
        }

        return value ?? throw new MagicException($"The variable '{name}' is null.", "Give it a value first.");
    }
}
