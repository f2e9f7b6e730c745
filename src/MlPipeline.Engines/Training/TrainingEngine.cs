using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.Configuration;
using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.Training;

/// <summary>Queues training jobs and runs each in a process of its own. This process itself knows neither compiler nor trainer.</summary>
internal sealed class TrainingEngine : IEngine
{
    private const string JobsFolder = "/var/lib/training-engine/jobs";

    private readonly ILoggerFactory _logging = EngineWeb.CreateLogging();
    private readonly JobStore _store;
    private readonly JobRunner _runner;
    private readonly JobQueue _queue;
    private bool _loaded;

    internal TrainingEngine(PodContext pod, TimeProvider time)
    {
        _store = new JobStore(pod.HostPath(JobsFolder), pod.Name, time, _logging.CreateLogger<JobStore>());
        _runner = new JobRunner(new JobProcesses(time), time, _logging.CreateLogger<JobRunner>());
        _queue = new JobQueue(_store, _runner, time, _logging.CreateLogger<JobQueue>());
    }

    public IReadOnlyList<int> ServicePorts { get; } = [EngineServices.RestServerPort];

    public void AddServices(WebApplicationBuilder builder)
    {
    }

    public void Map(WebApplication app)
    {
        app.UseMiddleware<TokenGuard>();
        app.UseRouting();
        new TrainingEndpoints(_store, _queue).Map(app);
    }

    public Task<string> ApplyAsync(MemberConfiguration configuration, CancellationToken cancellation)
    {
        if (!_loaded)
        {
            _store.Load();
            _loaded = true;
        }

        _queue.Open(configuration.Cores);
        return Task.FromResult($"runs {configuration.Cores} job(s) at a time; {_store.All.Count} in the history");
    }

    public Task StopAsync() => _queue.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _queue.StopAsync();
        _runner.Dispose();
        _store.Dispose();
        _logging.Dispose();
    }
}
