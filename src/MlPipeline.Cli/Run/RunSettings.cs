namespace MlPipeline.Cli.Run;

/// <summary>What the reader asked <c>mlpipeline run</c> for; all paths are absolute.</summary>
internal sealed record RunSettings
{
    public required string Path { get; init; }

    public required string OutputFolder { get; init; }

    public required string Student { get; init; }

    public string? DataFolder { get; init; }

    public int? Rows { get; init; }

    public int? From { get; init; }

    public int? To { get; init; }

    public bool KeepSandbox { get; init; }

    public bool Verbose { get; init; }
}
