using System.IO.Compression;
using System.Xml.Linq;

namespace MlPipeline.Packaging.Tests.Packed;

public sealed class LayoutTests(PackedPackage package) : IClassFixture<PackedPackage>
{
    [Theory]
    [InlineData("lib/net8.0/MlPipeline.Contracts.dll")]
    [InlineData("lib/net8.0/MlPipeline.Contracts.xml")]
    [InlineData("lib/net8.0/MlPipeline.Interactive.dll")]
    [InlineData("lib/net8.0/MlPipeline.Interactive.xml")]
    [InlineData("lib/net8.0/MlPipeline.KubeDirector.dll")]
    [InlineData("lib/net8.0/MlPipeline.KubeDirector.xml")]
    [InlineData("interactive-extensions/dotnet/extension.dib")]
    [InlineData("tools/charts/MlPipeline.Charts.dll")]
    [InlineData("tools/charts/MlPipeline.Charts.deps.json")]
    [InlineData("tools/charts/FSharp.Core.dll")]
    [InlineData("tools/sandbox/mlpipeline.dll")]
    [InlineData("tools/sandbox/mlpipeline.runtimeconfig.json")]
    [InlineData("tools/sandbox/MlPipeline.Sandbox.dll")]
    [InlineData("tools/sandbox/MlPipeline.Sandbox.runtimeconfig.json")]
    [InlineData("tools/sandbox/engines/MlPipeline.Engines.dll")]
    [InlineData("tools/sandbox/notebooks/1-log-in.ipynb")]
    [InlineData("README.md")]
    public void Package_HasFile(string path) => Assert.Contains(path, package.Files());

    [Fact]
    public void Lib_HasNothingButTheThreeLibraries() => Assert.Equal(
        ["MlPipeline.Contracts", "MlPipeline.Interactive", "MlPipeline.KubeDirector"],
        package.Files().Where(file => file.StartsWith("lib/", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).Distinct().Order(StringComparer.Ordinal));

    /// <summary>The host loads every assembly there as a compiled extension.</summary>
    [Fact]
    public void ExtensionFolder_HasNoAssembly() =>
        Assert.DoesNotContain(package.Files(), file => file.StartsWith("interactive-extensions/", StringComparison.Ordinal) && !file.EndsWith(".dib", StringComparison.Ordinal));

    [Theory]
    [InlineData("linux-x64", "libe_sqlite3.so")]
    [InlineData("linux-arm64", "libe_sqlite3.so")]
    [InlineData("osx-arm64", "libe_sqlite3.dylib")]
    [InlineData("win-x64", "e_sqlite3.dll")]
    public void Sandbox_HasItsNativeLibrary(string runtime, string file) =>
        Assert.Contains($"tools/sandbox/runtimes/{runtime}/native/{file}", package.Files());

    [Fact]
    public void Sandbox_HasNoProgramOfTheBuildingMachine() => Assert.DoesNotContain(
        package.Files(),
        file => file.StartsWith("tools/sandbox/", StringComparison.Ordinal)
            && Path.GetFileName(file) is "mlpipeline" or "mlpipeline.exe" or "MlPipeline.Engines" or "MlPipeline.Engines.exe");

    [Fact]
    public void Symbols_AreThoseOfTheLibraries()
    {
        using var symbols = ZipFile.OpenRead(package.SymbolsFile);

        Assert.Equal(
            ["lib/net8.0/MlPipeline.Contracts.pdb", "lib/net8.0/MlPipeline.Interactive.pdb", "lib/net8.0/MlPipeline.KubeDirector.pdb"],
            symbols.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith(".pdb", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Metadata_IsThere()
    {
        var metadata = XDocument.Load(Path.Combine(package.Folder, "MlPipeline.Interactive.nuspec")).Root!.Elements().First();
        string? Text(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.Equal("MlPipeline.Interactive", Text("id"));
        Assert.Equal(PackedPackage.Version, Text("version"));
        Assert.Equal("Apache-2.0", Text("license"));
        Assert.Equal("README.md", Text("readme"));
        Assert.Equal("icon.png", Text("icon"));
        Assert.Contains("KubeDirector", Text("description"), StringComparison.Ordinal);
        Assert.Contains("dotnet-interactive", Text("tags"), StringComparison.Ordinal);
        Assert.Contains(metadata.Elements(), element => element.Name.LocalName == "repository" && element.Attribute("type")?.Value == "git");
    }
}
