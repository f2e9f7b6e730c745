using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Pods;
using MlPipeline.Contracts.Repository;
using MlPipeline.Engines.Configuration;
using MlPipeline.Engines.Hosting;
using MlPipeline.Engines.Training.Execution;
using MlPipeline.Engines.Training.Following;
using MlPipeline.Engines.Training.Limits;
using MlPipeline.Engines.Training.Queueing;
using MlPipeline.Engines.Training.Store;

namespace MlPipeline.Engines.Training;

/// <summary>
/// Queues training jobs and runs each in a process of its own. All members of a training cluster share one queue and answer for every job.
/// This process itself knows neither compiler nor trainer.
/// </summary>
internal sealed class TrainingEngine : IEngine
{
    private readonly ILoggerFactory _logging = EngineWeb.CreateLogging();
    private readonly PodContext _pod;
    private readonly TimeProvider _time;
    private readonly JobRunner _runner;
    private JobStore? _store;
    private JobQueue? _queue;

    internal TrainingEngine(PodContext pod, TimeProvider time)
    {
        _pod = pod;
        _time = time;
        var limits = JobLimits.FromEnvironment();
        _runner = new JobRunner(new JobProcesses(limits, time), limits, pod.Name, time, _logging.CreateLogger<JobRunner>());
    }

    public IReadOnlyList<int> ServicePorts { get; } = [EngineServices.RestServerPort];

    public void AddServices(WebApplicationBuilder builder)
    {
    }

    public void Map(WebApplication app)
    {
        app.UseMiddleware<TokenGuard>();
        app.UseRouting();
        if (_store is { } store && _queue is { } queue)
        {
            new TrainingEndpoints(store, queue, new FileFollower(_time)).Map(app);
        }
    }

    public Task<string> ApplyAsync(MemberConfiguration configuration, CancellationToken cancellation)
    {
        var cluster = configuration.Metadata.Cluster;
        var folder = new TrainingFolder(_pod.HostPath(TenantShare.Training(cluster.Name, cluster.Id)));
        _store ??= new JobStore(folder, _pod.Name, _time);
        _queue ??= CreateQueue(folder, _store);
        EnsureThere(folder);
        _queue.Open(configuration.Cores);
        return Task.FromResult($"runs {configuration.Cores} job(s) at a time; {_store.ReadAll().Count} in the history");
    }

    public Task StopAsync() => _queue?.StopAsync() ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_queue is not null)
        {
            await _queue.DisposeAsync();
        }

        _runner.Dispose();
        _logging.Dispose();
    }

    private JobQueue CreateQueue(TrainingFolder folder, JobStore store)
    {
        var board = new TicketBoard(folder);
        var leases = new MemberLeases(folder, _pod.Name, _time);
        var cutOff = new CutOffJobs(store, board, leases, _pod.Name, _time, _logging.CreateLogger<CutOffJobs>());
        return new JobQueue(
            store, board, new ServedUsers(folder), leases, cutOff, _runner, _pod.Name, _time, _logging.CreateLogger<JobQueue>());
    }

    private static void EnsureThere(TrainingFolder folder)
    {
        try
        {
            folder.Create();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                $"The queue of the training cluster cannot be kept in {folder.Path}: {exception.Message}",
                $"See to it that the pod can write to {TenantShare.MountPath}.",
                exception);
        }
    }
}
