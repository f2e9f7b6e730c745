using System.Runtime.InteropServices;

namespace MlPipeline.Sandbox.Launching;

/// <summary>Finds the program that runs .NET assemblies.</summary>
internal static class DotnetHost
{
    /// <summary>The <c>dotnet</c> of the runtime this process runs on, else the one on PATH.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

        // <root>/shared/Microsoft.NETCore.App/<version>/
        var candidate = System.IO.Path.GetFullPath(
            System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(candidate) ? candidate : name;
    }
}
