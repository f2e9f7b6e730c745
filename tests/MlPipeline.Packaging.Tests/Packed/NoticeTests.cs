using System.Text.Json;
using System.Text.RegularExpressions;

namespace MlPipeline.Packaging.Tests.Packed;

public sealed class NoticeTests(PackedPackage package) : IClassFixture<PackedPackage>
{
    [Fact]
    public void Notices_NameEveryPackageThatComesAlong()
    {
        var notices = File.ReadAllText(Path.Combine(package.Folder, "THIRD-PARTY-NOTICES.md"));
        var brought = package.Files()
            .Where(file => file.StartsWith("tools/", StringComparison.Ordinal) && file.EndsWith(".deps.json", StringComparison.Ordinal))
            .SelectMany(Packages)
            .Distinct()
            .ToList();

        Assert.Contains("KubernetesClient", brought);
        var missing = brought.Where(name => !Regex.IsMatch(notices, $@"^\| {Regex.Escape(name)}[ ,]", RegexOptions.Multiline));
        Assert.True(!missing.Any(), $"extension-packaging/THIRD-PARTY-NOTICES.md lacks {string.Join(", ", missing)}.");
        Assert.Contains("LICENSE", package.Files());
    }

    private IEnumerable<string> Packages(string file)
    {
        using var dependencies = JsonDocument.Parse(File.ReadAllText(Path.Combine(package.Folder, file)));
        return
        [
            .. dependencies.RootElement.GetProperty("libraries").EnumerateObject()
                .Where(library => library.Value.GetProperty("type").GetString() == "package")
                .Select(library => library.Name.Split('/')[0]),
        ];
    }
}
