namespace MlPipeline.Engines.Training;

/// <summary>
/// Whose turn it is: of the users with the fewest running jobs the one who was served longest ago, and of that user's jobs the oldest.
/// </summary>
internal sealed class FairChoice
{
    private readonly Dictionary<string, long> _served = new(StringComparer.Ordinal);
    private long _turn;

    internal Job? Take(IEnumerable<Job> waiting, IReadOnlyCollection<Job> running)
    {
        var chosen = waiting
            .OrderBy(job => running.Count(other => other.User == job.User))
            .ThenBy(job => _served.GetValueOrDefault(job.User))
            .ThenBy(job => job.Id)
            .FirstOrDefault();
        if (chosen is not null)
        {
            _served[chosen.User] = ++_turn;
        }

        return chosen;
    }
}
