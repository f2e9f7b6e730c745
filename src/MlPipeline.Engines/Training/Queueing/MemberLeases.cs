using MlPipeline.Engines.Training.Store;

namespace MlPipeline.Engines.Training.Queueing;

/// <summary>
/// Tells which members live: each writes its file again and again. A member counts as gone when its file has not changed for a while of
/// this member's own time, so that neither clocks that differ nor a machine that slept take anybody for dead.
/// </summary>
internal sealed class MemberLeases(TrainingFolder folder, string node, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, (DateTime Written, long Seen)> _others = new(StringComparer.Ordinal);

    /// <summary>Says that this member lives.</summary>
    internal void Renew() => File.WriteAllBytes(FileOf(node), []);

    internal bool IsGone(string other)
    {
        var written = File.GetLastWriteTimeUtc(FileOf(other));
        if (!_others.TryGetValue(other, out var known) || known.Written != written)
        {
            _others[other] = (written, time.GetTimestamp());
            return false;
        }

        return time.GetElapsedTime(known.Seen) > Patience;
    }

    private string FileOf(string name) => Path.Combine(folder.Members, name);
}
