using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Scripting;
using MlPipeline.Engines.Scripting.Guarding;

namespace MlPipeline.Engines.Scoring;

/// <summary>Compiles scoring scripts, each once, each apart from the others, and guarded.</summary>
internal sealed class ScoringScripts
{
    private readonly ScriptCompiler<ScoringCall, PredictionValue> _compiler = new(
        ["System", "System.Collections.Generic", "System.Linq", "MlPipeline.Contracts.Engines", "MlPipeline.Learning"]);

    private readonly Task _ready;

    /// <summary>Has the compiler do in the background what it does only once, while the engine waits to be configured.</summary>
    internal ScoringScripts() => _ready = Task.Run(() => _compiler.Compile(
        "var value = Model.Predict(Arguments); return Answer(value, \"seconds\", $\"{value:F0} seconds\");", "warm-up.csx", CancellationToken.None));

    /// <exception cref="ScriptCompilationException">The script does not compile.</exception>
    internal async Task<CompiledScript<ScoringCall, PredictionValue>> CompileAsync(
        string code, string fileName, CancellationToken cancellation)
    {
        await _ready.WaitAsync(cancellation);
        try
        {
            return _compiler.Compile(GuardWriter.Write(code), fileName, cancellation);
        }
        catch (ScriptCompilationException)
        {
            // The writer of the script knows it without guards: what the compiler says is to name the columns as they are there.
            _compiler.Compile(code, fileName, cancellation);
            throw;
        }
    }
}
