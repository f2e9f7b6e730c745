using k8s;

namespace MlPipeline.Sandbox.Watching;

/// <summary>How to list and watch the objects of one kind.</summary>
/// <typeparam name="T">Kind of object.</typeparam>
/// <param name="List">All objects and the version of the list.</param>
/// <param name="Watch">What changed after a version.</param>
internal sealed record ResourceSource<T>(
    Func<CancellationToken, Task<(IEnumerable<T> Objects, string Version)>> List,
    Func<string, CancellationToken, IAsyncEnumerable<(WatchEventType Type, T Changed)>> Watch);
