using System.IO.Compression;

namespace MlPipeline.Packaging.Tests.Packed;

/// <summary>The package that the build of this project has made, unpacked.</summary>
public sealed class PackedPackage : IDisposable
{
    private const string Id = "MlPipeline.Interactive";

    public PackedPackage()
    {
        File = Path.Combine(BuildOutput.PackedFolder, $"{Id}.{Version}.nupkg");
        ZipFile.ExtractToDirectory(File, Folder);
    }

    public static string Version => BuildOutput.Version;

    /// <summary>What the restore of the package's project found, with all that its dependencies bring.</summary>
    public static string AssetsFile => Path.Combine(BuildOutput.PackagingFolder, "MlPipeline.Interactive.Package", "obj", "project.assets.json");

    public string File { get; }

    public string SymbolsFile => Path.ChangeExtension(File, ".snupkg");

    public string Folder { get; } = Directory.CreateTempSubdirectory("package-").FullName;

    public string Library => Path.Combine(Folder, "lib", "net8.0", $"{Id}.dll");

    public string Tool => Path.Combine(Folder, "tools", "sandbox", "mlpipeline.dll");

    public string Script => System.IO.File.ReadAllText(Path.Combine(Folder, "interactive-extensions", "dotnet", "extension.dib"));

    /// <summary>Every file, by its path with forward slashes.</summary>
    public IReadOnlyList<string> Files() =>
    [
        .. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')),
    ];

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (UnauthorizedAccessException) when (OperatingSystem.IsWindows())
        {
            // There an assembly that a test has loaded holds its file until the process ends; the folder is a temporary one.
        }
    }
}
