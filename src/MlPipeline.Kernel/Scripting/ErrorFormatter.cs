using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Scripting;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Kernel.Scripting;

/// <summary>Turns what went wrong in a cell into what a front end shows, without the frames of the machinery around it.</summary>
internal static partial class ErrorFormatter
{
    public static ErrorOutput Format(Exception exception) => exception switch
    {
        CompilationErrorException compilation => FormatDiagnostics(compilation),
        MagicException magic => new ErrorOutput("MagicError", magic.Message, [magic.Problem, magic.NextStep]),
        ScriptFailedException { Thrown: var thrown } => FormatThrown(thrown),
        _ => FormatThrown(exception),
    };

    private static ErrorOutput FormatDiagnostics(CompilationErrorException exception)
    {
        var lines = exception.Diagnostics.Select(diagnostic => diagnostic.ToString()).ToList();
        return new ErrorOutput("CompilationError", string.Join('\n', lines), lines);
    }

    private static ErrorOutput FormatThrown(Exception thrown)
    {
        var name = thrown.GetType().FullName ?? thrown.GetType().Name;
        return new ErrorOutput(name, thrown.Message, [.. Lines(thrown)]);
    }

    private static IEnumerable<string> Lines(Exception exception)
    {
        yield return $"{exception.GetType().FullName}: {exception.Message}";
        foreach (var frame in UserFrames(exception.StackTrace))
        {
            yield return frame;
        }

        var inner = exception is AggregateException aggregate ? aggregate.InnerExceptions : [.. new[] { exception.InnerException }.OfType<Exception>()];
        foreach (var line in inner.SelectMany(Lines))
        {
            yield return " ---> " + line.TrimStart();
        }
    }

    /// <summary>The frames from where it was thrown up to the outermost one in a cell; below that is only this host.</summary>
    private static IEnumerable<string> UserFrames(string? stackTrace)
    {
        var frames = (stackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimEnd())
            .Where(line => line.StartsWith("   at ", StringComparison.Ordinal))
            .ToList();
        var outermost = frames.FindLastIndex(frame => SubmissionName().IsMatch(frame));
        return frames.Take(outermost + 1).Select(Readable);
    }

    // "Submission#3.<<Initialize>>d__0.MoveNext() in cell 3:line 2" is the cell's own top level.
    private static string Readable(string frame)
    {
        var place = CellPlace().Match(frame);
        var method = place.Success ? frame[..place.Index] : frame;
        return (TopLevel().IsMatch(method) ? "   at top level" : SubmissionName().Replace(method, ""))
            + (place.Success ? $" in {place.Groups["cell"].Value}, line {place.Groups["line"].Value}" : "");
    }

    // The compiler puts the session's folder before the name of a cell.
    [GeneratedRegex(@" in (.*[/\\])?(?<cell>cell \d+):line (?<line>\d+)$")]
    private static partial Regex CellPlace();

    [GeneratedRegex(@"Submission#\d+\.")]
    private static partial Regex SubmissionName();

    [GeneratedRegex(@"Submission#\d+\.<<Initialize>>d__\d+\.MoveNext\(\)")]
    private static partial Regex TopLevel();
}
