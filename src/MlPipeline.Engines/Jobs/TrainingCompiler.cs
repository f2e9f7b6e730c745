using MlPipeline.Engines.Scripting;

namespace MlPipeline.Engines.Jobs;

/// <summary>The compiler of training code. A type of its own, so that a job whose code was compiled before never loads it.</summary>
internal static class TrainingCompiler
{
    internal const string FileName = "training.csx";

    internal static readonly IReadOnlyList<string> Imports =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks",
        "MlPipeline.Learning",
    ];

    /// <exception cref="ScriptCompilationException">The code does not compile.</exception>
    internal static ScriptImage Compile(string code, CancellationToken cancellation) =>
        new ScriptCompiler<TrainingJob, object>(Imports).Emit(code, FileName, cancellation);
}
