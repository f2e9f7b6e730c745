using MlPipeline.Operator.Api;

namespace MlPipeline.Operator.Events;

/// <summary>An event that has been written, and how often it has happened.</summary>
/// <param name="Key">Where it is.</param>
/// <param name="Count">How often it happened.</param>
/// <param name="Written">When it was written last.</param>
internal sealed record RecordedEvent(ResourceKey Key, int Count, DateTime Written);
