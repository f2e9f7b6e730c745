using MlPipeline.KubeDirector;

namespace MlPipeline.Interactive.Commands.Login;

/// <summary>A login that holds, and how to end it.</summary>
/// <param name="Session">The way into the tenant.</param>
/// <param name="Info">What to show of it.</param>
/// <param name="EndAsync">Ends the session on the platform, where there is one.</param>
internal sealed record Login(PipelineSession Session, LoginInfo Info, Func<CancellationToken, Task> EndAsync);
