namespace MlPipeline.ApiServer.Access;

/// <summary>What may be done, as a rule of RBAC; <c>*</c> stands for all.</summary>
/// <param name="Verbs">What may be done.</param>
/// <param name="Groups">API groups of the resources.</param>
/// <param name="Resources">The resources, <c>resource/subresource</c> where the rule is about a subresource.</param>
/// <param name="Names">Names of the objects; none means all.</param>
/// <param name="Paths">Paths that are not about resources, with <c>*</c> at the end for all below; a rule has these or resources.</param>
internal sealed record AccessRule(
    IReadOnlyList<string> Verbs,
    IReadOnlyList<string> Groups,
    IReadOnlyList<string> Resources,
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Paths)
{
    private const string All = "*";

    /// <summary>Whether the rule allows a request; where it holds is not its affair.</summary>
    public bool Allows(AccessRequest access) =>
        Has(Verbs, access.Verb)
        && (access.Path is { } path ? Paths.Any(allowed => Covers(allowed, path)) : AllowsResource(access));

    private bool AllowsResource(AccessRequest access) =>
        Has(Groups, access.Group)
        && Resources.Any(allowed => Covers(allowed, access))
        && (Names.Count == 0 || (access.Name is { } name && Names.Contains(name)));

    private static bool Has(IReadOnlyList<string> allowed, string wanted) => allowed.Contains(All) || allowed.Contains(wanted);

    private static bool Covers(string allowed, AccessRequest access) =>
        allowed == All
        || (string.IsNullOrEmpty(access.Subresource)
            ? allowed == access.Resource
            : allowed == $"{access.Resource}/{access.Subresource}" || allowed == $"{All}/{access.Subresource}");

    private static bool Covers(string allowed, string path) =>
        allowed.EndsWith('*') ? path.StartsWith(allowed[..^1], StringComparison.Ordinal) : path == allowed;
}
