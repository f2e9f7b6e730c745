using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Training;

namespace MlPipeline.Engines.Tests.Training;

public sealed class FairChoiceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs-");

    [Fact]
    public void A_user_with_many_jobs_keeps_nobody_waiting()
    {
        var choice = new FairChoice();
        List<Job> waiting = [New(1, "a"), New(2, "a"), New(3, "a"), New(4, "b"), New(5, "c")];
        var order = new List<long>();
        while (choice.Take(waiting, running: []) is { } job)
        {
            waiting.Remove(job);
            order.Add(job.Id);
        }

        Assert.Equal([1, 4, 5, 2, 3], order);
    }

    [Fact]
    public void Who_has_a_job_running_comes_after_who_has_none()
    {
        var taken = new FairChoice().Take([New(1, "a"), New(2, "b")], running: [New(3, "a")]);

        Assert.Equal(2, taken?.Id);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Job New(long id, string user) =>
        new(new JobFolder(_folder.FullName), new EngineRecord { Id = id, Status = JobStatus.Queued, User = user });
}
