namespace MlPipeline.Engines.Training.Queueing;

/// <summary>
/// Whose turn it is: of the users with the fewest running jobs the one who was served longest ago, and of that user's jobs the oldest.
/// </summary>
internal static class FairChoice
{
    /// <summary>The waiting jobs, the next one first.</summary>
    /// <param name="waiting">Jobs that wait.</param>
    /// <param name="running">Jobs that any member runs.</param>
    /// <param name="lastServed">When a job of a user was last taken.</param>
    internal static IEnumerable<Ticket> Order(IEnumerable<Ticket> waiting, IEnumerable<Ticket> running, Func<string, DateTime> lastServed)
    {
        var busy = running.GroupBy(ticket => ticket.User).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return waiting
            .GroupBy(ticket => ticket.User)
            .OrderBy(group => busy.GetValueOrDefault(group.Key))
            .ThenBy(group => lastServed(group.Key))
            .ThenBy(group => group.Min(ticket => ticket.Job))
            .Select(group => group.MinBy(ticket => ticket.Job)!);
    }
}
