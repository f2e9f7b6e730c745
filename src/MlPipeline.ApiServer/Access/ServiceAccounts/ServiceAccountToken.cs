namespace MlPipeline.ApiServer.Access.ServiceAccounts;

/// <summary>A token of a service account.</summary>
/// <param name="Value">What a client sends.</param>
/// <param name="Expires">When it is good no longer.</param>
internal sealed record ServiceAccountToken(string Value, DateTimeOffset Expires);
