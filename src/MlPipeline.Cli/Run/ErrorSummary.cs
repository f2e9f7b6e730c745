using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Cli.Run;

/// <summary>An error in two lines: what is wrong, and what to do or where it happened.</summary>
/// <param name="Problem">First line.</param>
/// <param name="Detail">Second line, empty where there is nothing to add.</param>
internal sealed record ErrorSummary(string Problem, string Detail)
{
    public static ErrorSummary Of(ErrorOutput error)
    {
        var lines = error.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var place = error.Traceback.LastOrDefault(line => line.StartsWith("   at ", StringComparison.Ordinal))?.Trim() ?? "";
        return lines switch
        {
            [] => new ErrorSummary(error.Name, place),
            [var only] => new ErrorSummary(error.Name.Contains('.', StringComparison.Ordinal) ? $"{error.Name}: {only}" : only, place),
            [var problem, var next] => new ErrorSummary(problem, next),
            [var problem, .. var more] => new ErrorSummary(problem, $"{more[0]} (and {more.Length - 1} more lines)"),
        };
    }
}
