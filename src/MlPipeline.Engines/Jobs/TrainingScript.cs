using MlPipeline.Engines.Scripting;
using MlPipeline.Engines.Scripting.Caching;

namespace MlPipeline.Engines.Jobs;

/// <summary>Compiles and runs training code; what was compiled once is kept for the next time.</summary>
internal sealed class TrainingScript(ScriptCache cache)
{
    /// <summary>Runs code and says what went wrong, or null where nothing did.</summary>
    internal async Task<TrainingFault?> RunAsync(string code, TrainingJob job)
    {
        try
        {
            await CompiledScript<TrainingJob, object>.Load(FindOrCompile(code, job.Cancellation)).RunAsync(job);
            return null;
        }
        catch (ScriptCompilationException exception)
        {
            return new TrainingFault(Summarize(exception.Diagnostics), string.Join('\n', exception.Diagnostics));
        }
        catch (Exception exception)
        {
            return new TrainingFault(ScriptFault.Describe(exception, TrainingCompiler.FileName), ScriptFault.Trace(exception));
        }
    }

    private ScriptImage FindOrCompile(string code, CancellationToken cancellation)
    {
        var key = ScriptKey.Of(code, TrainingCompiler.Imports, typeof(TrainingJob));
        if (cache.Find(key) is { } known)
        {
            return known;
        }

        var image = TrainingCompiler.Compile(code, cancellation);
        cache.Add(key, image);
        return image;
    }

    private static string Summarize(IReadOnlyList<string> diagnostics) => diagnostics.Count > 1
        ? $"The code does not compile: {diagnostics[0]}\n{diagnostics.Count - 1} more in the log."
        : $"The code does not compile: {diagnostics[0]}";
}
