namespace MlPipeline.KubeDirector.Apps;

/// <summary>A kdapp: what kdclusters can be made of.</summary>
/// <param name="Name">Name to put into a kdcluster's <c>spec.app</c>.</param>
/// <param name="DisplayName">Name for the reader.</param>
/// <param name="Description">What it is, or empty.</param>
/// <param name="Version">Version of the kdapp.</param>
/// <param name="Roles">Its roles.</param>
/// <param name="Services">Its services.</param>
public sealed record KdAppInfo(
    string Name,
    string DisplayName,
    string Description,
    string Version,
    IReadOnlyList<KdAppRole> Roles,
    IReadOnlyList<KdAppService> Services);
