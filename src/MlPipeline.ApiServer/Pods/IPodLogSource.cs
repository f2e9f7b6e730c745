namespace MlPipeline.ApiServer.Pods;

/// <summary>Gives the log of a pod's container.</summary>
public interface IPodLogSource
{
    /// <summary>
    /// Reads a log. The first line is asked for before the response starts, so a <see cref="PodLogUnavailableException"/> up to
    /// then reaches the client as a status.
    /// </summary>
    /// <param name="request">Which log, and how much of it.</param>
    /// <param name="cancellationToken">Ends the reading; the client has gone.</param>
    /// <returns>The lines without their ends; without end while the container runs where the request follows the log.</returns>
    IAsyncEnumerable<string> ReadLinesAsync(PodLogRequest request, CancellationToken cancellationToken);
}
