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
    internal Member? Choose(IReadOnlyCollection<Member> tried)
    {
        Member? best = null;
        // Between equals the first one met wins: where the look begins is left to chance, so that none is favoured.
        var start = Members.Count > 1 ? Random.Shared.Next(Members.Count) : 0;
        for (var step = 0; step < Members.Count; step++)
        {
            var member = Members[(start + step) % Members.Count];
            if (!tried.Contains(member) && (best is null || IsBetter(member, best)))
            {
                best = member;
            }
        }

        return best;
    }

    private static bool IsBetter(Member member, Member than) =>
        member.Answers == than.Answers ? member.InFlight < than.InFlight : member.Answers;
}
