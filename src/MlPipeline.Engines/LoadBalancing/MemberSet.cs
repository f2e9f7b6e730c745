namespace MlPipeline.Engines.LoadBalancing;

/// <summary>The members at one time.</summary>
/// <param name="Members">All of them.</param>
/// <param name="Token">The token they ask for, or an empty string.</param>
internal sealed record MemberSet(IReadOnlyList<Member> Members, string Token)
{
    /// <summary>
    /// The member to try next: of those that were not tried yet, one that answers before one that does not, and the least busy first. Where
    /// none answers one is tried all the same, so that a member that has just come up is served at once.
    /// </summary>
    internal Member? Choose(IReadOnlyCollection<Member> tried) =>
        Members
            .Where(member => !tried.Contains(member))
            .OrderBy(member => member.Answers ? 0 : 1)
            .ThenBy(member => member.InFlight)
            .ThenBy(_ => Random.Shared.Next())
            .FirstOrDefault();
}
