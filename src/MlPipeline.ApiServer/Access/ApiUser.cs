namespace MlPipeline.ApiServer.Access;

/// <summary>Who sends a request.</summary>
/// <param name="Name">Name of the user.</param>
/// <param name="Groups">Groups the user is in; <see cref="ApiUserGroups"/> has those that give access.</param>
public sealed record ApiUser(string Name, IReadOnlyList<string> Groups);
