namespace MlPipeline.Cli.Replay;

/// <summary>Something that happens in a run, as the page is told of it.</summary>
/// <param name="Kind">started, outputs, finished (all of a cell), or ended, refused (of the run).</param>
/// <param name="Cell">Number of the cell.</param>
/// <param name="Html">What the cell shows by now.</param>
/// <param name="Status">How it ended: ok, failed or cancelled.</param>
/// <param name="Words">What to tell the reader.</param>
internal sealed record RunEvent(string Kind, int? Cell = null, string? Html = null, string? Status = null, string? Words = null)
{
    public static RunEvent Started(int cell) => new("started", cell);

    public static RunEvent Outputs(int cell, string html) => new("outputs", cell, html);

    public static RunEvent Finished(int cell, string html, string status) => new("finished", cell, html, status);

    public static RunEvent Ended(string status, string words) => new("ended", Status: status, Words: words);

    public static RunEvent Refused(string words) => new("refused", Words: words);
}
