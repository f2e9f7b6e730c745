using Microsoft.CodeAnalysis;

namespace MlPipeline.Engines.Scripting;

/// <summary>The assemblies a script can use: the .NET class library, ML.NET and this project's own.</summary>
internal static class ScriptReferences
{
    private static readonly string[] Prefixes = ["System.", "netstandard", "mscorlib", "Microsoft.ML", "MlPipeline."];

    internal static IReadOnlyList<MetadataReference> Find()
    {
        var known = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        return
        [
            .. known
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Where(path => Prefixes.Any(prefix => Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal)))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
