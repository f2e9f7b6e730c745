using System.Reflection;

namespace MlPipeline.Interactive.Charts.Rendering;

/// <summary>Finds and loads the renderer.</summary>
internal static class RendererLocation
{
    private const string AssemblyFile = "MlPipeline.Charts.dll";
    private const string EntryType = "MlPipeline.Charts.ChartProgram";
    private const string EntryMethod = "ToHtml";

    /// <summary>Beside this assembly, beside the program, and where a package keeps its tools, seen from its lib/net8.0 folder.</summary>
    public static IReadOnlyList<string> DefaultFolders()
    {
        var location = Path.GetDirectoryName(typeof(RendererLocation).Assembly.Location);
        var own = string.IsNullOrEmpty(location) ? AppContext.BaseDirectory : location;
        string[] folders =
        [
            Path.Combine(own, "charts"),
            Path.Combine(AppContext.BaseDirectory, "charts"),
            Path.GetFullPath(Path.Combine(own, "..", "..", "tools", "charts")),
        ];
        return [.. folders.Distinct()];
    }

    /// <summary>Loads the renderer from the first folder that has it; null where none has.</summary>
    public static RendererProgram? Load(IReadOnlyList<string> folders)
    {
        var path = folders.Select(folder => Path.Combine(folder, AssemblyFile)).FirstOrDefault(File.Exists);
        if (path is null)
        {
            return null;
        }

        var assembly = new ChartLoadContext(path).LoadFromAssemblyPath(path);
        var entry = assembly.GetType(EntryType, throwOnError: true)!.GetMethod(EntryMethod, BindingFlags.Public | BindingFlags.Static)
            ?? throw new MissingMethodException(EntryType, EntryMethod);
        return entry.CreateDelegate<RendererProgram>();
    }
}
