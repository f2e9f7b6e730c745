using System.Reflection;
using System.Runtime.Loader;

namespace MlPipeline.Packaging.Tests.Packed;

/// <summary>Loads the libraries from the package, and what they depend on from this program.</summary>
internal sealed class LibraryContext(string folder) : AssemblyLoadContext(name: "package")
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
