namespace MlPipeline.Engines.Training.Store;

/// <summary>
/// What all members of a training cluster share, in the tenant share. Everything in it is changed in steps that either happen as a whole
/// or not at all (a rename, the creation of a file that must not be there yet), so that members need no lock and a crash leaves nothing
/// half done.
/// </summary>
/// <param name="Path">Path of the folder.</param>
internal sealed record TrainingFolder(string Path)
{
    /// <summary>A folder per job, named by its number.</summary>
    internal string Jobs => System.IO.Path.Combine(Path, "jobs");

    /// <summary>A ticket per job that waits for its turn.</summary>
    internal string Waiting => System.IO.Path.Combine(Path, "waiting");

    /// <summary>A ticket per job that a member has taken.</summary>
    internal string Running => System.IO.Path.Combine(Path, "running");

    /// <summary>A file per member, written again and again as long as the member lives.</summary>
    internal string Members => System.IO.Path.Combine(Path, "members");

    /// <summary>A file per user, written when a job of theirs is taken.</summary>
    internal string Served => System.IO.Path.Combine(Path, "served");

    /// <summary>A file per named submission, which holds the number of its job.</summary>
    internal string Submissions => System.IO.Path.Combine(Path, "submissions");

    /// <summary>Compiled training code.</summary>
    internal string Scripts => System.IO.Path.Combine(Path, "scripts");

    /// <summary>The folder that a job is in.</summary>
    internal static TrainingFolder Of(JobFolder job) => new(System.IO.Path.GetFullPath(System.IO.Path.Combine(job.Path, "..", "..")));

    internal void Create()
    {
        foreach (var folder in (string[])[Jobs, Waiting, Running, Members, Served, Submissions, Scripts])
        {
            Directory.CreateDirectory(folder);
        }
    }
}
