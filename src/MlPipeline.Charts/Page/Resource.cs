using System.Reflection;

namespace MlPipeline.Charts.Page;

/// <summary>Reads files that an assembly carries.</summary>
internal static class Resource
{
    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(typeof(Resource).Assembly, name));
        return reader.ReadToEnd();
    }

    public static Stream Open(Assembly assembly, string name) =>
        assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"{assembly.GetName().Name} carries no resource '{name}'.");
}
