using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Tests.Session;

public sealed class SessionPackageTests(SessionFixture fixture) : IClassFixture<SessionFixture>
{
    [Fact]
    public async Task Packages_come_from_the_readers_own_sources_and_a_missing_one_spoils_nothing()
    {
        await WriteFeedAsync();
        var missing = await fixture.RunAsync("#i \"nuget: ./feed\"\n#r \"nuget: Tests.No.Such.Package\"\n1");
        Assert.Equal(CellStatus.Failed, missing.Result.Status);
        Assert.Contains("Tests.No.Such.Package", missing.Error.Traceback[0], StringComparison.Ordinal);

        var run = await fixture.RunAsync("#i \"nuget: ./feed\"\n#r \"nuget: Tests.Some.Package, 1.2.3\"\nSome.Library.Answer");
        Assert.Equal("42", run.ResultText);

        var again = await fixture.RunAsync("#r \"nuget: Tests.Some.Package\"\ntypeof(Some.Library).Assembly.Location");
        Assert.Contains(Path.Combine("tests.some.package", "1.2.3"), again.ResultText, StringComparison.OrdinalIgnoreCase);
    }

    private async Task WriteFeedAsync()
    {
        // No source but the folder that the cell names, and nothing left behind in the reader's package folder.
        await File.WriteAllTextAsync(Path.Combine(fixture.Folder, "NuGet.config"), """
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /></packageSources>
            </configuration>
            """, TestContext.Current.CancellationToken);
        var feed = Directory.CreateDirectory(Path.Combine(fixture.Folder, "feed"));
        await using var package = await ZipFile.OpenAsync(
            Path.Combine(feed.FullName, "Tests.Some.Package.1.2.3.nupkg"), ZipArchiveMode.Create, TestContext.Current.CancellationToken);
        await using (var library = await package.CreateEntry("lib/net10.0/Some.Library.dll").OpenAsync(TestContext.Current.CancellationToken))
        {
            CompileLibrary(library);
        }

        await using var nuspec = new StreamWriter(await package.CreateEntry("Tests.Some.Package.nuspec").OpenAsync(TestContext.Current.CancellationToken));
        await nuspec.WriteAsync("""
            <package><metadata>
              <id>Tests.Some.Package</id><version>1.2.3</version><authors>tests</authors><description>For tests.</description>
            </metadata></package>
            """);
    }

    private static void CompileLibrary(Stream target)
    {
        var compilation = CSharpCompilation.Create(
            "Some.Library",
            [CSharpSyntaxTree.ParseText("namespace Some; public static class Library { public static int Answer => 42; }")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(target).Success);
    }
}
