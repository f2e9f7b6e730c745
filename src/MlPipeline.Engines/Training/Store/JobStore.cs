using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using MlPipeline.Contracts.Engines;

namespace MlPipeline.Engines.Training.Store;

/// <summary>All jobs of the training cluster, whichever member took them in or runs them.</summary>
internal sealed class JobStore(TrainingFolder folder, string node, TimeProvider time)
{
    private readonly Submissions _submissions = new(folder);

    // Records that never change again need not be read again.
    private readonly ConcurrentDictionary<long, EngineRecord> _ended = new();

    /// <summary>The records as they stand, by number. One that cannot be read is left out.</summary>
    internal IReadOnlyList<EngineRecord> ReadAll() => [.. Numbers().Order().Select(Read).OfType<EngineRecord>()];

    /// <summary>The record as it stands, or null where there is no such job, or its record cannot be read.</summary>
    internal EngineRecord? Read(long id)
    {
        if (_ended.TryGetValue(id, out var ended))
        {
            return ended;
        }

        var job = FolderOf(id);
        var isOver = job.IsOver;
        var record = job.ReadRecord();
        return isOver && record is not null ? _ended.GetOrAdd(id, record) : record;
    }

    internal JobFolder FolderOf(long id) => new(Path.Combine(folder.Jobs, id.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Takes a stored job into this member's hands.</summary>
    /// <returns>The job, or null where its record cannot be read.</returns>
    internal Job? Open(long id) => FolderOf(id) is var job && job.ReadRecord() is { } record ? new Job(job, record) : null;

    /// <summary>Writes a new job down, or finds the one that a submission of the same name made.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="submission">Name of the submission, or null.</param>
    /// <returns>The record, and whether it is new.</returns>
    internal (EngineRecord Record, bool IsNew) Add(TrainRequest request, string? submission)
    {
        if (submission is not null && _submissions.Find(submission) is { } known && FolderOf(known).ReadRecord() is { } earlier)
        {
            return (earlier, IsNew: false);
        }

        using var job = Create(TakeNumber(), request);
        if (submission is null || _submissions.TryAdd(submission, job.Id))
        {
            return (job.Record, IsNew: true);
        }

        // The same submission arrived at another member meanwhile.
        Directory.Delete(job.Folder.Path, recursive: true);
        var first = _submissions.Find(submission)
            ?? throw new IOException($"The name of submission {submission} is taken, and its job cannot be found.");
        return (FolderOf(first).ReadRecord() ?? throw new IOException($"The record of job {first} cannot be read."), IsNew: false);
    }

    private Job Create(long id, TrainRequest request)
    {
        var jobFolder = FolderOf(id);
        File.WriteAllBytes(jobFolder.RequestFile, JsonSerializer.SerializeToUtf8Bytes(request, EngineJson.Default.TrainRequest));
        var job = new Job(jobFolder, new EngineRecord
        {
            Id = id,
            Input = JsonSerializer.SerializeToElement(request.Code, EngineJson.Default.String),
            // The one that took it in, until it is taken by one that runs it.
            Node = node,
            Status = JobStatus.Queued,
            Name = request.Name,
            User = request.User,
            Language = request.Language,
            Parameters = request.Parameters,
        });
        job.MoveTo(JobStatus.Queued, record => record with { Submitted = time.GetUtcNow() });
        return job;
    }

    private long TakeNumber()
    {
        for (var id = Numbers().DefaultIfEmpty().Max() + 1; ; id++)
        {
            var job = FolderOf(id);
            Directory.CreateDirectory(job.Path);
            try
            {
                new FileStream(job.NumberFile, FileMode.CreateNew).Dispose();
                return id;
            }
            catch (IOException) when (File.Exists(job.NumberFile))
            {
                // Another member was faster.
            }
        }
    }

    private IEnumerable<long> Numbers() => Directory.EnumerateDirectories(folder.Jobs)
        .Select(path => long.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0);
}
