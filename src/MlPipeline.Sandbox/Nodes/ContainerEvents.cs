namespace MlPipeline.Sandbox.Nodes;

/// <summary>Who is told what happens to a running container.</summary>
/// <param name="Began">Its process runs, and others can work in it.</param>
/// <param name="Started">It has started, as its hooks and probes say.</param>
/// <param name="ReadyChanged">It takes requests, or no longer.</param>
internal sealed record ContainerEvents(Func<Task> Began, Func<Task> Started, Func<bool, Task> ReadyChanged);
