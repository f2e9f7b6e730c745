using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Xml.Linq;

namespace MlPipeline.Packaging.Tests.Packed;

public sealed class DependencyTests(PackedPackage package) : IClassFixture<PackedPackage>
{
    /// <summary>What hosts carry in versions of their own; a second one breaks either the host or the package.</summary>
    private static readonly string[] Carried =
        ["System.CommandLine", "Microsoft.CodeAnalysis", "FSharp.Core", "Newtonsoft.Json", "Markdig", "NetMQ", "System.Reactive", "Plotly.NET"];

    [Fact]
    public void Dependencies_AreFew() => Assert.Equal(
        ["KubernetesClient", "Microsoft.DotNet.Interactive.Formatting", "System.Text.Encodings.Web", "YamlDotNet"],
        Dependencies().Order(StringComparer.Ordinal));

    [Fact]
    public void Closure_HasNothingThatAHostCarries()
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(PackedPackage.AssetsFile));
        var packages = assets.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Select(library => library.Name.Split('/')[0])
            .ToList();

        Assert.Superset(Dependencies().ToHashSet(StringComparer.OrdinalIgnoreCase), packages.ToHashSet(StringComparer.OrdinalIgnoreCase));
        Assert.DoesNotContain(packages, name => Carried.Any(carried => name.StartsWith(carried, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>An assembly that no dependency brings would be missed only in a cell.</summary>
    [Theory]
    [InlineData("MlPipeline.Contracts")]
    [InlineData("MlPipeline.KubeDirector")]
    [InlineData("MlPipeline.Interactive")]
    public void Library_TargetsNet8AndNeedsNothingElse(string name)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(package.Folder, "lib", "net8.0", name + ".dll")));
        var metadata = file.GetMetadataReader();
        var references = metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .Select(reference => (Name: metadata.GetString(reference.Name), reference.Version))
            .ToList();

        Assert.Contains(references, reference => reference is { Name: "System.Runtime", Version.Major: 8 });
        Assert.All(references, reference => Assert.True(IsThere(reference.Name), $"{reference.Name} comes from no dependency."));
    }

    private static bool IsThere(string assembly) =>
        assembly.StartsWith("System.", StringComparison.Ordinal)
        || assembly is "MlPipeline.Contracts" or "MlPipeline.KubeDirector"
            or "KubernetesClient" or "YamlDotNet" or "Microsoft.DotNet.Interactive.Formatting" or "Microsoft.AspNetCore.Html.Abstractions"
            or "Microsoft.Win32.Primitives" or "Microsoft.CSharp" or "netstandard";

    private IEnumerable<string> Dependencies() => XDocument.Load(Path.Combine(package.Folder, "MlPipeline.Interactive.nuspec")).Descendants()
        .Where(element => element.Name.LocalName == "dependency")
        .Select(element => element.Attribute("id")!.Value);
}
