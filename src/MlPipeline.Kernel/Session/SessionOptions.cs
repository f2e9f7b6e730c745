using MlPipeline.Interactive;

namespace MlPipeline.Kernel.Session;

/// <summary>What a <see cref="NotebookSession"/> needs to know of its surroundings.</summary>
public sealed record SessionOptions
{
    /// <summary>Folder that relative paths of <c>#r</c> and <c>#load</c> start from.</summary>
    public string WorkingDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>What the pipeline's magics need to know of the machine.</summary>
    public MagicOptions Magics { get; init; } = MagicOptions.FromEnvironment();

    /// <summary>How long an interrupted cell may take to stop before the session goes on without it.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
