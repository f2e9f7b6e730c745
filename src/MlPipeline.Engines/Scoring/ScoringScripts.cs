using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Scripting;

namespace MlPipeline.Engines.Scoring;

/// <summary>Compiles scoring scripts, each once, each apart from the others.</summary>
internal sealed class ScoringScripts
{
    private readonly ScriptCompiler<ScoringCall, PredictionValue> _compiler = new(
        ["System", "System.Collections.Generic", "System.Linq", "MlPipeline.Contracts.Engines", "MlPipeline.Learning"]);

    private readonly Task _ready;

    /// <summary>Has the compiler do in the background what it does only once, while the engine waits to be configured.</summary>
    internal ScoringScripts() => _ready = Task.Run(() => _compiler.Compile(
        "var value = Model.Predict(Arguments); return Answer(value, \"seconds\", $\"{value:F0} seconds\");", "warm-up.csx", CancellationToken.None));

    internal async Task<CompiledScript<ScoringCall, PredictionValue>> CompileAsync(
        string code, string fileName, CancellationToken cancellation)
    {
        await _ready.WaitAsync(cancellation);
        return _compiler.Compile(code, fileName, cancellation);
    }
}
