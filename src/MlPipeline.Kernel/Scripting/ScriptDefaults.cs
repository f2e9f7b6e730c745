using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;
using MlPipeline.Interactive;
using MlPipeline.Interactive.Charts;
using MlPipeline.KubeDirector;

namespace MlPipeline.Kernel.Scripting;

/// <summary>What C# cells see before any cell has run: the framework, its usual namespaces, and the notebook's own functions.</summary>
internal static class ScriptDefaults
{
    /// <summary>Run once per session, so that the first cell already finds a started compiler.</summary>
    public const string Prelude = "#nullable disable";

    /// <summary>A cell such as readers write; compiling and running it loads what the first real cell needs.</summary>
    public const string WarmUp = """
        using System.Globalization;
        var numbers = new[] { 1, 2, 3 }.Select(n => new { Number = n, Text = $"{n:F1}" }).ToList();
        await Task.Yield();
        numbers.Count.ToString(CultureInfo.InvariantCulture)
        """;

    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly ImmutableArray<string> Imports =
    [
        "System",
        "System.Collections",
        "System.Collections.Generic",
        "System.IO",
        "System.Linq",
        "System.Text",
        "System.Threading.Tasks",
        "Microsoft.DotNet.Interactive.Formatting",
        .. MagicRunner.Imports,
        typeof(PocketViewTags).FullName!,
        typeof(NotebookFunctions).FullName!,
        typeof(DisplayExtensions).FullName!,
    ];

    /// <summary>Assemblies of this process that cells use without naming them.</summary>
    public static IEnumerable<Assembly> Assemblies =>
    [
        typeof(Formatter).Assembly,
        typeof(IHtmlContent).Assembly,
        typeof(NotebookFunctions).Assembly,
        .. Pipeline(),
    ];

    /// <summary>
    /// Options with references of their own. The compiler keeps symbols with a reference; sessions that shared references would
    /// at times get each other's symbols and then hold a type of one cell for another than the same type of the next.
    /// </summary>
    public static ScriptOptions Options(string workingDirectory) => ScriptOptions.Default
        .WithReferences(FrameworkFiles().Select(MappedReference.Open))
        .WithMetadataResolver(new CellReferenceResolver(workingDirectory))
        .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(workingDirectory))
        .WithImports(Imports)
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithEmitDebugInformation(true)
        .WithFileEncoding(Encoding.UTF8);

    public static bool IsFramework(string path) => Path.GetDirectoryName(path) == FrameworkFolder;

    private static IEnumerable<string> FrameworkFiles() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator)
            .Where(IsFramework);

    // The pipeline's assemblies and what they show of others, such as the Kubernetes client's types.
    private static IEnumerable<Assembly> Pipeline()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<Assembly>([typeof(MagicRunner).Assembly]);
        while (open.TryDequeue(out var assembly))
        {
            if (assembly.Location.Length == 0 || IsFramework(assembly.Location) || !seen.Add(assembly.Location))
            {
                continue;
            }

            yield return assembly;
            foreach (var name in assembly.GetReferencedAssemblies())
            {
                open.Enqueue(Assembly.Load(name));
            }
        }
    }
}
