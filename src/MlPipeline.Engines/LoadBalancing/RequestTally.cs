namespace MlPipeline.Engines.LoadBalancing;

/// <summary>Counts the requests that went through.</summary>
internal sealed class RequestTally
{
    private long _succeeded;
    private long _refused;
    private long _failed;

    internal long Succeeded => Interlocked.Read(ref _succeeded);

    internal long Refused => Interlocked.Read(ref _refused);

    internal long Failed => Interlocked.Read(ref _failed);

    internal void Add(int status)
    {
        ref var counter = ref status < 400 ? ref _succeeded : ref status < 500 ? ref _refused : ref _failed;
        Interlocked.Increment(ref counter);
    }
}
