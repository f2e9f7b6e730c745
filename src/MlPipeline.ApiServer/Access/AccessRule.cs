namespace MlPipeline.ApiServer.Access;

/// <summary>What a user may do, as a rule; <c>*</c> stands for all.</summary>
/// <param name="Verbs">What may be done.</param>
/// <param name="Groups">API groups of the resources.</param>
/// <param name="Resources">The resources.</param>
/// <param name="Paths">Paths that are not about resources; a rule has these or resources.</param>
internal sealed record AccessRule(
    IReadOnlyList<string> Verbs, IReadOnlyList<string> Groups, IReadOnlyList<string> Resources, IReadOnlyList<string> Paths);
