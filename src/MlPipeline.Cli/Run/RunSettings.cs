namespace MlPipeline.Cli.Run;

/// <summary>What the reader asked <c>mlpipeline run</c> for; all paths are absolute.</summary>
internal sealed record RunSettings
{
    public required string Path { get; init; }

    /// <summary>A folder, or the file of the one notebook that is run.</summary>
    public required string Output { get; init; }

    public required string Student { get; init; }

    public string? DataFolder { get; init; }

    public int? Rows { get; init; }

    public int? From { get; init; }

    public int? To { get; init; }

    public bool KeepSandbox { get; init; }

    /// <summary>Each as <c>name=value</c>.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>How many seconds each cell may take, or null for as long as it needs.</summary>
    public double? CellTimeout { get; init; }

    public bool AllowErrors { get; init; }

    /// <summary>Whether each notebook is written as a page too.</summary>
    public bool Html { get; init; }

    /// <summary>File for a report in JUnit's format, or null for none.</summary>
    public string? Report { get; init; }

    public bool Verbose { get; init; }
}
