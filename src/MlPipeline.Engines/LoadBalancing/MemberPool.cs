namespace MlPipeline.Engines.LoadBalancing;

/// <summary>The members that requests are spread over, replaced as a whole when the cluster changes.</summary>
internal sealed class MemberPool
{
    private volatile MemberSet _current = new([], "");

    internal MemberSet Current => _current;

    /// <summary>Takes over the cluster's members; what is known about one that stays is kept.</summary>
    internal void Replace(IReadOnlyList<string> addresses, string token)
    {
        var known = _current.Members.ToDictionary(member => member.Address, StringComparer.Ordinal);
        _current = new MemberSet([.. addresses.Select(address => known.GetValueOrDefault(address) ?? new Member(address))], token);
    }
}
