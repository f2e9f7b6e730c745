namespace MlPipeline.KubeDirector.Connection;

/// <summary>One change that a watch tells.</summary>
/// <param name="Kind"><c>ADDED</c>, <c>MODIFIED</c>, <c>DELETED</c>, <c>BOOKMARK</c> or <c>ERROR</c>.</param>
/// <param name="Object">The object as it is now.</param>
internal sealed record WatchEvent<T>(string Kind, T Object);
