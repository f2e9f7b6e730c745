using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Responses;

/// <summary>A list, or a part of one.</summary>
/// <param name="Revision">Revision as of which the list is.</param>
/// <param name="Items">The objects.</param>
/// <param name="Continue">Where the next part goes on, or null for the last.</param>
/// <param name="Remaining">How many objects follow, where that is known.</param>
internal sealed record ObjectPage(long Revision, IReadOnlyList<StoredObject> Items, string? Continue = null, long? Remaining = null);
