using System.Reflection;
using System.Runtime.Loader;

namespace MlPipeline.Interactive.Charts.Rendering;

/// <summary>
/// Where the renderer and its packages load. Its FSharp.Core is newer than the one notebook hosts carry and would never be found
/// among theirs; here both live side by side.
/// </summary>
internal sealed class ChartLoadContext(string assemblyPath) : AssemblyLoadContext("MlPipeline.Charts")
{
    private readonly AssemblyDependencyResolver _resolver = new(assemblyPath);

    protected override Assembly? Load(AssemblyName assemblyName) =>
        _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
}
