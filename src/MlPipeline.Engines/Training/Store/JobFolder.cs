using System.Text.Json;
using MlPipeline.Contracts.Engines;

namespace MlPipeline.Engines.Training.Store;

/// <summary>The folder of one job: what was asked, how it stands, and what it printed.</summary>
/// <param name="Path">Path of the folder.</param>
internal sealed record JobFolder(string Path)
{
    /// <summary>Takes the number; whoever makes this file has it.</summary>
    internal string NumberFile => System.IO.Path.Combine(Path, "number");

    /// <summary>The request as it came.</summary>
    internal string RequestFile => System.IO.Path.Combine(Path, "request.json");

    /// <summary>The record as it stands, without output and addresses.</summary>
    internal string RecordFile => System.IO.Path.Combine(Path, "record.json");

    /// <summary>What the job printed.</summary>
    internal string OutputFile => System.IO.Path.Combine(Path, "output.log");

    /// <summary>All events as <c>GET /events/{id}</c> sends them.</summary>
    internal string EventsFile => System.IO.Path.Combine(Path, "events.txt");

    /// <summary>Where its ticket goes when the job is cancelled or cut off.</summary>
    internal string TicketFile => System.IO.Path.Combine(Path, "ticket");

    /// <summary>Is there once somebody asked that the job end.</summary>
    internal string CancelFile => System.IO.Path.Combine(Path, "cancel");

    /// <summary>Is there once nothing more will be written.</summary>
    internal string EndFile => System.IO.Path.Combine(Path, "end");

    internal bool IsCancelled => File.Exists(CancelFile);

    internal bool IsOver => File.Exists(EndFile);

    /// <summary>The record as it stands, or null where there is none that can be read.</summary>
    internal EngineRecord? ReadRecord()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(RecordFile), EngineJson.Default.EngineRecord);
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
