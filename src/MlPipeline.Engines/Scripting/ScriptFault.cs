using System.Diagnostics;
using System.Globalization;

namespace MlPipeline.Engines.Scripting;

/// <summary>Words for an exception that a script let out: its type, its message, and the script's line.</summary>
internal static class ScriptFault
{
    internal static string Describe(Exception exception, string fileName)
    {
        var cause = exception is AggregateException { InnerExceptions: [var only] } ? only : exception;
        if (cause is InsufficientExecutionStackException)
        {
            // It has ten thousand frames, whose lines take seconds to find and tell nothing.
            return $"{nameof(InsufficientExecutionStackException)}: the code calls itself without end ({fileName})";
        }

        var message = $"{cause.GetType().Name}: {cause.Message}";
        return LineOf(cause, fileName) is { } line
            ? string.Create(CultureInfo.InvariantCulture, $"{message} ({fileName}, line {line})")
            : message;
    }

    /// <summary>The exception with its stack, without the frames of the engine that ran the script.</summary>
    internal static string Trace(Exception exception) => string.Join(
        '\n',
        exception.ToString().Split('\n').Where(line =>
            !line.Contains(" MlPipeline.Engines.", StringComparison.Ordinal) && !line.StartsWith("--- ", StringComparison.Ordinal)));

    private static int? LineOf(Exception exception, string fileName) =>
        new StackTrace(exception, fNeedFileInfo: true)
            .GetFrames()
            .Where(frame => frame.GetFileName() == fileName && frame.GetFileLineNumber() > 0)
            .Select(frame => (int?)frame.GetFileLineNumber())
            .FirstOrDefault();
}
