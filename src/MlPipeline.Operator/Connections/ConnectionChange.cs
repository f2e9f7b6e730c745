using MlPipeline.Operator.Api;

namespace MlPipeline.Operator.Connections;

/// <summary>A ConfigMap or Secret that changed.</summary>
/// <param name="IsSecret">Whether it is a Secret.</param>
/// <param name="Key">Which one.</param>
internal readonly record struct ConnectionChange(bool IsSecret, ResourceKey Key);
