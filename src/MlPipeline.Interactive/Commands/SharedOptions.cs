using MlPipeline.Interactive.Declarations;

namespace MlPipeline.Interactive.Commands;

/// <summary>Options that several magics have, declared alike.</summary>
internal static class SharedOptions
{
    public static OptionDeclaration Out { get; } = new("out", "C# variable that takes the result.", ValueKind.Variable);

    public static OptionDeclaration ClusterName { get; } =
        new("name", "Name of the kdcluster.", Required: true, Completions: CompletionSource.Clusters);

    public static OptionDeclaration NoWait { get; } = new("no-wait", "Do not wait until it has come about.", ValueKind.Flag);

    public static OptionDeclaration Timeout(int seconds) =>
        new("timeout", "How long to wait at most.", ValueKind.Seconds, Default: $"{seconds} seconds");
}
