namespace MlPipeline.Kernel.Packages;

/// <summary>A package that a cell names.</summary>
/// <param name="Id">Name of the package.</param>
/// <param name="Version">Version or range, or null for the newest.</param>
internal sealed record PackageReference(string Id, string? Version);
