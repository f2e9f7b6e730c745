using System.Reflection;

namespace MlPipeline.Learning.Training;

/// <summary>Versions of what makes a model, for its description.</summary>
internal static class ToolVersions
{
    /// <summary>The versions for a model of one trainer.</summary>
    /// <param name="package">Package of the trainer.</param>
    public static IReadOnlyDictionary<string, string> With(string package)
    {
        var assembly = typeof(ToolVersions).Assembly;
        var packageVersion = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(entry => entry.Key == package).Value;
        return new Dictionary<string, string>
        {
            ["MlPipeline.Learning"] = assembly.GetName().Version!.ToString(3),
            [package] = packageVersion!,
            [".NET"] = Environment.Version.ToString(),
        };
    }
}
