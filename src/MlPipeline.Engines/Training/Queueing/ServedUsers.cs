using MlPipeline.Engines.Training.Store;

namespace MlPipeline.Engines.Training.Queueing;

/// <summary>When a job of each user was last taken, by whichever member.</summary>
internal sealed class ServedUsers(TrainingFolder folder)
{
    private const string Nobody = "@nobody";

    internal DateTime LastServed(string user) => File.GetLastWriteTimeUtc(FileOf(user));

    internal void Serve(string user) => File.WriteAllBytes(FileOf(user), []);

    private string FileOf(string user) => Path.Combine(folder.Served, user.Length > 0 ? user : Nobody);
}
