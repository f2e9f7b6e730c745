namespace MlPipeline.Engines.Deployment;

/// <summary>How many cores the pod has, as its configuration says.</summary>
internal sealed class PodCores
{
    private volatile int _count = 1;

    internal int Count
    {
        get => _count;
        set => _count = value;
    }
}
