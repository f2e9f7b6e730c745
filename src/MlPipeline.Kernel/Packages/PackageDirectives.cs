using System.Text.RegularExpressions;
using MlPipeline.Kernel.Scripting;

namespace MlPipeline.Kernel.Packages;

/// <summary>
/// Carries out the lines <c>#r "nuget: …"</c> and <c>#i "nuget: …"</c> of a cell, which the C# compiler does not know.
/// </summary>
internal sealed partial class PackageDirectives(string workingDirectory)
{
    // Its assemblies are part of this host.
    private const string Builtin = "MlPipeline.Interactive";

    private readonly Dictionary<string, PackageReference> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _sources = [];

    /// <summary>Loads the packages that the code names.</summary>
    /// <returns>The code without those lines; all others stay where they are.</returns>
    public async Task<string> ApplyAsync(string code, ScriptHost script, CancellationToken cancellationToken)
    {
        var added = new List<PackageReference>();
        var rest = Directive().Replace(code, line =>
        {
            Take(line, added);
            return "";
        });
        if (added.Count > 0)
        {
            var files = await new PackageRestore(workingDirectory).RestoreAsync([.. _packages.Values], _sources, cancellationToken);
            foreach (var file in files)
            {
                script.ReferenceFile(file);
            }
        }

        return rest;
    }

    private void Take(Match line, List<PackageReference> added)
    {
        var parts = line.Groups["what"].Value.Split(',', 2, StringSplitOptions.TrimEntries);
        if (line.Groups["kind"].Value == "i")
        {
            _sources.Add(line.Groups["what"].Value.Trim());
            return;
        }

        var package = new PackageReference(parts[0], parts.Length > 1 ? parts[1] : null);
        if (package.Id.Equals(Builtin, StringComparison.OrdinalIgnoreCase)
            || (_packages.TryGetValue(package.Id, out var known) && (package.Version is null || known == package)))
        {
            return;
        }

        _packages[package.Id] = package;
        added.Add(package);
    }

    [GeneratedRegex("""^[ \t]*#(?<kind>[ri])[ \t]+"nuget:(?<what>[^"\r\n]*)"[ \t]*(//.*)?$""", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
