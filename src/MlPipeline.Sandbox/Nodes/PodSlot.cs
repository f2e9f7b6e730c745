namespace MlPipeline.Sandbox.Nodes;

/// <summary>The place of a pod's name on the node: the runner that has it now, and what must end before the next one may have it.</summary>
internal sealed class PodSlot
{
    /// <summary>UID of the pod that has the place, or null.</summary>
    public string? Uid { get; set; }

    /// <summary>Runner of that pod, or null.</summary>
    public PodRunner? Runner { get; set; }

    /// <summary>Ends that runner.</summary>
    public CancellationTokenSource? Stop { get; set; }

    /// <summary>Ends when all that had the place before have gone.</summary>
    public Task Tail { get; set; } = Task.CompletedTask;
}
