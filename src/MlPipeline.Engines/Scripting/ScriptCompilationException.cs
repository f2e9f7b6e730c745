namespace MlPipeline.Engines.Scripting;

/// <summary>A script does not compile.</summary>
internal sealed class ScriptCompilationException(IReadOnlyList<string> diagnostics)
    : Exception($"The code does not compile: {string.Join('\n', diagnostics)}")
{
    /// <summary>One line per error, <c>file(line,column): error CSnnnn: text</c>.</summary>
    internal IReadOnlyList<string> Diagnostics { get; } = diagnostics;
}
