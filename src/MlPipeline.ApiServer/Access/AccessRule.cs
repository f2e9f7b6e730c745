namespace MlPipeline.ApiServer.Access;

/// <summary>What a user may do, as a rule; <c>*</c> stands for all.</summary>
/// <param name="Verbs">What may be done.</param>
/// <param name="Groups">API groups of the resources.</param>
/// <param name="Resources">The resources.</param>
/// <param name="Paths">Paths that are not about resources, with <c>*</c> at the end for all below; a rule has these or resources.</param>
internal sealed record AccessRule(
    IReadOnlyList<string> Verbs, IReadOnlyList<string> Groups, IReadOnlyList<string> Resources, IReadOnlyList<string> Paths)
{
    public const string All = "*";

    /// <summary>Whether the rule allows a request; where it holds is not its affair.</summary>
    public bool Allows(AccessRequest access) =>
        Has(Verbs, access.Verb)
        && (access.Path is { } path ? Paths.Any(allowed => Covers(allowed, path)) : Has(Groups, access.Group) && Has(Resources, access.Resource));

    private static bool Has(IReadOnlyList<string> allowed, string wanted) => allowed.Contains(All) || allowed.Contains(wanted);

    private static bool Covers(string allowed, string path) =>
        allowed.EndsWith('*') ? path.StartsWith(allowed[..^1], StringComparison.Ordinal) : path == allowed;
}
