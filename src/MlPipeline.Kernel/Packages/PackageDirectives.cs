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

    private readonly PackageRestore _restore = new(workingDirectory);
    private PackageSet _loaded = PackageSet.Empty;

    /// <summary>Loads the packages that the code names.</summary>
    /// <returns>The code without those lines; all others stay where they are.</returns>
    public async Task<string> ApplyAsync(string code, ScriptHost script, CancellationToken cancellationToken)
    {
        var wanted = Directive().Matches(code).Aggregate(_loaded, Take);
        if (wanted.Packages.Count > 0 && wanted != _loaded)
        {
            foreach (var file in await _restore.RestoreAsync(wanted, cancellationToken))
            {
                script.ReferenceFile(file);
            }
        }

        // Only now: what could not be had is not asked for again with the next package.
        _loaded = wanted;
        return Directive().Replace(code, "");
    }

    private static PackageSet Take(PackageSet set, Match line)
    {
        var what = line.Groups["what"].Value.Trim();
        if (line.Groups["kind"].Value == "i")
        {
            return set.WithSource(what);
        }

        var parts = what.Split(',', 2, StringSplitOptions.TrimEntries);
        return parts[0].Equals(Builtin, StringComparison.OrdinalIgnoreCase)
            ? set
            : set.With(new PackageReference(parts[0], parts.Length > 1 ? parts[1] : null));
    }

    [GeneratedRegex("""^[ \t]*#(?<kind>[ri])[ \t]+"nuget:(?<what>[^"\r\n]*)"[ \t]*(//.*)?$""", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
