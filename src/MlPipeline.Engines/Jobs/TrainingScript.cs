using MlPipeline.Engines.Scripting;

namespace MlPipeline.Engines.Jobs;

/// <summary>Compiles and runs training code.</summary>
internal sealed class TrainingScript
{
    private const string FileName = "training.csx";

    private readonly ScriptCompiler<TrainingJob, object> _compiler = new(
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks",
        "MlPipeline.Learning",
    ]);

    /// <summary>Has the compiler do what it does only once, on code that is like what will come.</summary>
    internal void WarmUp() => _compiler.Compile(
        "var numbers = new[] { 1, 2 }.Select(number => number * Parameter(\"none\", 2)).ToList(); Console.Out.Flush(); Progress(0, $\"{numbers}\");",
        FileName,
        CancellationToken.None);

    /// <summary>Runs code and says what went wrong, or null where nothing did.</summary>
    internal async Task<TrainingFault?> RunAsync(string code, TrainingJob job)
    {
        try
        {
            await _compiler.Compile(code, FileName, job.Cancellation).RunAsync(job);
            return null;
        }
        catch (ScriptCompilationException exception)
        {
            return new TrainingFault(Summarize(exception.Diagnostics), string.Join('\n', exception.Diagnostics));
        }
        catch (Exception exception)
        {
            return new TrainingFault(ScriptFault.Describe(exception, FileName), ScriptFault.Trace(exception));
        }
    }

    private static string Summarize(IReadOnlyList<string> diagnostics) => diagnostics.Count > 1
        ? $"The code does not compile: {diagnostics[0]}\n{diagnostics.Count - 1} more in the log."
        : $"The code does not compile: {diagnostics[0]}";
}
