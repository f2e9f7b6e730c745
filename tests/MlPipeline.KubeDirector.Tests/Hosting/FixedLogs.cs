using MlPipeline.ApiServer.Pods;

namespace MlPipeline.KubeDirector.Tests.Hosting;

/// <summary>Logs that tests write.</summary>
internal sealed class FixedLogs : IPodLogSource
{
    public Dictionary<string, string[]> Lines { get; } = [];

    public async IAsyncEnumerable<string> ReadLinesAsync(
        PodLogRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var line in Lines[request.Pod].TakeLast(request.TailLines ?? int.MaxValue))
        {
            yield return line;
        }
    }
}
