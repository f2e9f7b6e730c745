using System.IO.MemoryMappedFiles;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace MlPipeline.Kernel.Scripting;

/// <summary>
/// References to assemblies that stay as they are while the process lives. The compiler reads them where the operating system
/// has mapped them, so that kernels share their pages and untouched ones cost nothing; its own way copies whole files.
/// </summary>
internal static class MappedReference
{
    public static unsafe PortableExecutableReference Open(string path)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        using var image = new PEReader(start, checked((int)view.SafeMemoryMappedViewHandle.ByteLength));
        var metadata = image.GetMetadata();
        var module = ModuleMetadata.CreateFromMetadata((nint)metadata.Pointer, metadata.Length, view.Dispose);
        return AssemblyMetadata.Create(module).GetReference(filePath: path);
    }
}
