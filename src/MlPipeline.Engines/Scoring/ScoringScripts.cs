using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Scripting;

namespace MlPipeline.Engines.Scoring;

/// <summary>Compiles scoring scripts, each once, each apart from the others.</summary>
internal sealed class ScoringScripts
{
    private readonly ScriptCompiler<ScoringCall, PredictionValue> _compiler = new(
        ["System", "System.Collections.Generic", "System.Linq", "MlPipeline.Contracts.Engines", "MlPipeline.Learning"]);

    internal CompiledScript<ScoringCall, PredictionValue> Compile(string code, string fileName, CancellationToken cancellation) =>
        _compiler.Compile(code, fileName, cancellation);

    /// <summary>Has the compiler do what it does only once, while the engine waits to be configured.</summary>
    internal void WarmUp() => _compiler.Compile(
        "var value = Model.Predict(Arguments); return Answer(value, \"seconds\", $\"{value:F0} seconds\");", "warm-up.csx", CancellationToken.None);
}
