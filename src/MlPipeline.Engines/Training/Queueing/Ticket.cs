using System.Globalization;

namespace MlPipeline.Engines.Training.Queueing;

/// <summary>A job's place in the queue. It is the name of an empty file, so that it changes hands by being renamed.</summary>
/// <param name="Job">Number of the job.</param>
/// <param name="User">Who submitted it, or an empty string.</param>
/// <param name="Node">The member that took it, or an empty string while it waits.</param>
internal sealed record Ticket(long Job, string User, string Node = "")
{
    // Stands in no user's and no pod's name.
    private const char Separator = '@';

    internal string FileName => string.Join(Separator, Job.ToString(CultureInfo.InvariantCulture), User, Node);

    internal static Ticket? Parse(string fileName) =>
        fileName.Split(Separator) is [var job, var user, var node]
        && long.TryParse(job, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new Ticket(id, user, node)
            : null;
}
