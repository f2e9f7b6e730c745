using System.Reflection;

namespace MlPipeline.Packaging.Tests.Packed;

/// <summary>What the build of this project has left for the tests.</summary>
internal static class BuildOutput
{
    /// <summary>The folder of the packages.</summary>
    public static string PackedFolder => Metadata("PackedFolder");

    public static string Version => Metadata("PackageVersion");

    public static string Configuration => Metadata("Configuration");

    /// <summary>The folder of the packages' projects.</summary>
    public static string PackagingFolder => Metadata("PackagingFolder");

    private static string Metadata(string key) => typeof(BuildOutput).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
