namespace MlPipeline.ApiServer.Access;

/// <summary>Who sends a request.</summary>
/// <param name="Name">Name of the user.</param>
/// <param name="Groups">Groups the user is in; <see cref="ApiUserGroups"/> has those that roles are bound to from the start.</param>
public sealed record ApiUser(string Name, IReadOnlyList<string> Groups)
{
    /// <summary>What tells the user from others of the same name over time, or null.</summary>
    public string? Uid { get; init; }
}
