using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Kernel.Scripting;

/// <summary>Turns what went wrong in a cell into what a front end shows, without the frames of the machinery around it.</summary>
internal static partial class ErrorFormatter
{
    /// <summary>Formats what went wrong in the cell of the given execution number.</summary>
    public static ErrorOutput Format(Exception exception, int cell) => exception switch
    {
        CompilationErrorException compilation => FormatDiagnostics(compilation),
        MagicException magic => new ErrorOutput("MagicError", magic.Message, [magic.Problem, magic.NextStep]),
        ScriptFailedException { Thrown: var thrown } => FormatThrown(thrown, cell),
        _ => FormatThrown(exception, cell),
    };

    /// <summary>The file name under which a cell is compiled; the brackets are those that notebooks show the number in.</summary>
    public static string NameOfCell(int number) => string.Create(CultureInfo.InvariantCulture, $"cell [{number}]");

    private static ErrorOutput FormatDiagnostics(CompilationErrorException exception)
    {
        var lines = exception.Diagnostics.Select(Describe).ToList();
        return new ErrorOutput("CompilationError", string.Join('\n', lines), lines);
    }

    // As the compiler writes it, but for the file: that is the cell itself, or one that #load named.
    private static string Describe(Diagnostic diagnostic)
    {
        var text = diagnostic.ToString();
        return diagnostic.Location.IsInSource && CellName().Match(diagnostic.Location.SourceTree.FilePath) is { Success: true }
            ? text[text.IndexOf('(', diagnostic.Location.SourceTree.FilePath.Length)..]
            : text;
    }

    private static ErrorOutput FormatThrown(Exception thrown, int cell)
    {
        var name = thrown.GetType().FullName ?? thrown.GetType().Name;
        return new ErrorOutput(name, thrown.Message, [.. Lines(thrown, cell)]);
    }

    private static IEnumerable<string> Lines(Exception exception, int cell)
    {
        yield return $"{exception.GetType().FullName}: {exception.Message}";
        foreach (var frame in UserFrames(exception.StackTrace, cell))
        {
            yield return frame;
        }

        var inner = exception is AggregateException aggregate ? aggregate.InnerExceptions : [.. new[] { exception.InnerException }.OfType<Exception>()];
        foreach (var line in inner.SelectMany(e => Lines(e, cell)))
        {
            yield return " ---> " + line.TrimStart();
        }
    }

    /// <summary>The frames from where it was thrown up to the outermost one in a cell; below that is only this host.</summary>
    private static IEnumerable<string> UserFrames(string? stackTrace, int cell)
    {
        var frames = (stackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimEnd())
            .Where(line => line.StartsWith("   at ", StringComparison.Ordinal))
            .ToList();
        var outermost = frames.FindLastIndex(frame => SubmissionName().IsMatch(frame));
        return frames.Take(outermost + 1).Select(frame => Readable(frame, cell));
    }

    // "Submission#3.<<Initialize>>d__0.MoveNext() in /folder/cell [3]:line 2" is the top level of a cell.
    private static string Readable(string frame, int cell)
    {
        var place = FramePlace().Match(frame);
        var method = place.Success ? frame[..place.Index] : frame;
        var name = TopLevel().IsMatch(method) ? "   at top level" : SubmissionName().Replace(method, "");
        return place.Success ? $"{name}{OtherCell(place.Groups["cell"].Value, cell)}, line {place.Groups["line"].Value}" : name;
    }

    private static string OtherCell(string name, int current) => name == NameOfCell(current) ? "" : " in " + name;

    [GeneratedRegex(@" in (.*[/\\])?(?<cell>cell \[\d+\]):line (?<line>\d+)$")]
    private static partial Regex FramePlace();

    [GeneratedRegex(@"(^|[/\\])cell \[\d+\]$")]
    private static partial Regex CellName();

    [GeneratedRegex(@"Submission#\d+\.")]
    private static partial Regex SubmissionName();

    [GeneratedRegex(@"Submission#\d+\.<<Initialize>>d__\d+\.MoveNext\(\)")]
    private static partial Regex TopLevel();
}
