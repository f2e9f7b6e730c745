using System.Text.Json;
using MlPipeline.Contracts.Engines;

namespace MlPipeline.Engines.Jobs;

/// <summary>The job's own line to its engine, one event as JSON per line, apart from whatever the code prints.</summary>
internal sealed class JobChannel(Stream pipe) : IDisposable
{
    private readonly Lock _writing = new();

    internal void Send(JobEvent jobEvent)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(jobEvent, EngineJson.Default.JobEvent);
        lock (_writing)
        {
            pipe.Write([.. line, (byte)'\n']);
            pipe.Flush();
        }
    }

    public void Dispose() => pipe.Dispose();
}
