using System.Collections.Immutable;

namespace MlPipeline.Kernel.Packages;

/// <summary>The packages of a session and where to look for them beside the reader's own sources.</summary>
/// <param name="Packages">Packages by name.</param>
/// <param name="Sources">Folders and addresses.</param>
internal sealed record PackageSet(ImmutableDictionary<string, PackageReference> Packages, ImmutableList<string> Sources)
{
    public static PackageSet Empty { get; } =
        new(ImmutableDictionary.Create<string, PackageReference>(StringComparer.OrdinalIgnoreCase), []);

    /// <summary>The set with a package, itself where the package is in it and no other version is asked for.</summary>
    public PackageSet With(PackageReference package) =>
        Packages.TryGetValue(package.Id, out var known) && (package.Version is null || known == package)
            ? this
            : this with { Packages = Packages.SetItem(package.Id, package) };

    public PackageSet WithSource(string source) => Sources.Contains(source) ? this : this with { Sources = Sources.Add(source) };
}
