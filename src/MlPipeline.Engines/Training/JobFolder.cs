namespace MlPipeline.Engines.Training;

/// <summary>The folder of one job: what was asked, how it stands, and what it printed.</summary>
/// <param name="Path">Path of the folder.</param>
internal sealed record JobFolder(string Path)
{
    /// <summary>The request as it came.</summary>
    internal string RequestFile => System.IO.Path.Combine(Path, "request.json");

    /// <summary>The record as it stands, without output and addresses.</summary>
    internal string RecordFile => System.IO.Path.Combine(Path, "record.json");

    /// <summary>What the job printed.</summary>
    internal string OutputFile => System.IO.Path.Combine(Path, "output.log");

    /// <summary>All events as <c>GET /events/{id}</c> sends them.</summary>
    internal string EventsFile => System.IO.Path.Combine(Path, "events.txt");
}
