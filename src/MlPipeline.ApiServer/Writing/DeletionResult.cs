using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Writing;

/// <summary>What a delete led to.</summary>
/// <param name="Object">The object as it is now, or as it was last.</param>
/// <param name="IsGone">Whether it has gone; else it waits for what holds it.</param>
internal sealed record DeletionResult(StoredObject Object, bool IsGone);
