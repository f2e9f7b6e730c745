using MlPipeline.Engines.Training.Store;

namespace MlPipeline.Engines.Training.Queueing;

/// <summary>The tickets of all jobs that have not ended, as every member sees them.</summary>
internal sealed class TicketBoard(TrainingFolder folder)
{
    internal IReadOnlyList<Ticket> Waiting => Read(folder.Waiting);

    internal IReadOnlyList<Ticket> Running => Read(folder.Running);

    /// <summary>Puts a job at the end of the queue.</summary>
    internal void Add(Ticket ticket) => File.WriteAllBytes(Path.Combine(folder.Waiting, ticket.FileName), []);

    /// <summary>Takes a waiting job for a member.</summary>
    /// <returns>False where another one was faster.</returns>
    internal bool TryTake(Ticket ticket, string node) => TryMove(
        Path.Combine(folder.Waiting, ticket.FileName), Path.Combine(folder.Running, (ticket with { Node = node }).FileName));

    /// <summary>Takes a ticket, waiting or running, off the board for the one that has to end its job.</summary>
    /// <returns>False where another one was faster.</returns>
    internal bool TryWithdraw(Ticket ticket, JobFolder job) => TryMove(
        Path.Combine(ticket.Node.Length > 0 ? folder.Running : folder.Waiting, ticket.FileName), job.TicketFile);

    /// <summary>Takes the ticket of a job that has ended off the board.</summary>
    internal void Remove(Ticket ticket) => File.Delete(Path.Combine(folder.Running, ticket.FileName));

    private static IReadOnlyList<Ticket> Read(string path) =>
        [.. Directory.EnumerateFiles(path).Select(file => Ticket.Parse(Path.GetFileName(file))).OfType<Ticket>()];

    private static bool TryMove(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: true);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
