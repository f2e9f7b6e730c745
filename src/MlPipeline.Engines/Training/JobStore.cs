using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using MlPipeline.Contracts.Engines;

namespace MlPipeline.Engines.Training;

/// <summary>All jobs of the engine, each with a folder, in memory as they are on disk.</summary>
internal sealed class JobStore(string folder, string node, TimeProvider time, ILogger<JobStore> logger) : IDisposable
{
    private readonly Lock _numbering = new();
    private readonly ConcurrentDictionary<long, Job> _jobs = new();
    private long _last;

    internal IReadOnlyList<Job> All => [.. _jobs.Values.OrderBy(job => job.Id)];

    internal Job? Find(long id) => _jobs.GetValueOrDefault(id);

    /// <summary>
    /// Reads the jobs of an earlier life of the engine. One that was running then was cut off; one that was waiting goes on waiting.
    /// </summary>
    internal void Load()
    {
        Directory.CreateDirectory(folder);
        foreach (var path in Directory.GetDirectories(folder))
        {
            if (long.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                _last = Math.Max(_last, id);
                LoadJob(id, new JobFolder(path));
            }
        }
    }

    /// <summary>Writes a new job down.</summary>
    internal Job Add(TrainRequest request)
    {
        var id = NextId();
        var jobFolder = new JobFolder(Path.Combine(folder, id.ToString(CultureInfo.InvariantCulture)));
        Directory.CreateDirectory(jobFolder.Path);
        File.WriteAllBytes(jobFolder.RequestFile, JsonSerializer.SerializeToUtf8Bytes(request, EngineJson.Default.TrainRequest));
        var job = new Job(jobFolder, new EngineRecord
        {
            Id = id,
            Input = JsonSerializer.SerializeToElement(request.Code, EngineJson.Default.String),
            Node = node,
            Status = JobStatus.Queued,
            Name = request.Name,
            User = request.User,
            Language = request.Language,
            Parameters = request.Parameters,
        });
        job.MoveTo(JobStatus.Queued, record => record with { Submitted = time.GetUtcNow() });
        _jobs[id] = job;
        return job;
    }

    public void Dispose()
    {
        foreach (var job in _jobs.Values)
        {
            job.Dispose();
        }
    }

    private long NextId()
    {
        lock (_numbering)
        {
            return ++_last;
        }
    }

    private void LoadJob(long id, JobFolder jobFolder)
    {
        try
        {
            var record = JsonSerializer.Deserialize(File.ReadAllBytes(jobFolder.RecordFile), EngineJson.Default.EngineRecord)
                ?? throw new JsonException("the record is null");
            var job = new Job(jobFolder, record);
            if (record.Status == JobStatus.Running)
            {
                job.MoveTo(JobStatus.Interrupted, cut => cut with
                {
                    Finished = time.GetUtcNow(),
                    Error = "The training engine ended while the job was running. Submit it again.",
                });
            }

            _jobs[id] = job;
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException)
        {
            logger.LogWarning("job {Id} cannot be read and is left out of the history: {Reason}", id, exception.Message);
        }
    }
}
