using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Training.Store;

namespace MlPipeline.Engines.Training.Queueing;

/// <summary>Puts right what a member that died has left: jobs it ran are reported as cut off, jobs it had only written down are queued.</summary>
internal sealed class CutOffJobs(JobStore store, TicketBoard board, MemberLeases leases, string node, TimeProvider time, ILogger<CutOffJobs> logger)
{
    private static readonly TimeSpan SubmissionTime = TimeSpan.FromSeconds(15);

    /// <summary>Looks at every job that has not ended.</summary>
    /// <param name="isMine">Whether this member runs a job right now.</param>
    internal void Report(Func<long, bool> isMine)
    {
        foreach (var ticket in board.Running.Where(ticket => IsAbandoned(ticket, isMine)))
        {
            if (board.TryWithdraw(ticket, store.FolderOf(ticket.Job)))
            {
                Interrupt(ticket.Job);
            }
        }

        var known = board.Waiting.Concat(board.Running).Select(ticket => ticket.Job).ToHashSet();
        foreach (var record in store.ReadAll().Where(record => !JobStatus.IsFinal(record.Status) && !known.Contains(record.Id)))
        {
            MendWithoutTicket(record.Id);
        }
    }

    /// <summary>A ticket of this member's name that this process knows nothing of is of an earlier life of the pod.</summary>
    private bool IsAbandoned(Ticket ticket, Func<long, bool> isMine) =>
        ticket.Node == node ? !isMine(ticket.Job) : leases.IsGone(ticket.Node);

    private void MendWithoutTicket(long id)
    {
        // Read again: it may have ended, or have been taken, while the others were looked at.
        if (store.FolderOf(id).ReadRecord() is not { } record || JobStatus.IsFinal(record.Status)
            || board.Waiting.Concat(board.Running).Any(ticket => ticket.Job == id))
        {
            return;
        }

        if (record.Status == JobStatus.Running)
        {
            Interrupt(id);
        }
        else if (time.GetUtcNow() - record.Submitted > SubmissionTime)
        {
            board.Add(new Ticket(id, record.User ?? ""));
        }
    }

    private void Interrupt(long id)
    {
        using var job = store.Open(id);
        if (job is null)
        {
            return;
        }

        // Its record can be final where the member died between the last two steps.
        var interrupted = job.MoveTo(JobStatus.Interrupted, record => record with
        {
            Finished = time.GetUtcNow(),
            Error = "The training engine ended while the job was running. Submit it again.",
        });
        if (interrupted)
        {
            logger.LogWarning("job {Id} of {User} was cut off", id, job.User);
        }
        else
        {
            File.WriteAllBytes(job.Folder.EndFile, []);
        }
    }
}
