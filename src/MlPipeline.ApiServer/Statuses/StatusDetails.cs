namespace MlPipeline.ApiServer.Statuses;

/// <summary>What a status is about.</summary>
internal sealed record StatusDetails(string? Name = null, string? Group = null, string? Kind = null, string? Uid = null)
{
    public IReadOnlyList<StatusCause> Causes { get; init; } = [];

    public int? RetryAfterSeconds { get; init; }
}
