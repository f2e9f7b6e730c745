using System.Runtime;

namespace MlPipeline.Engines.Hosting;

/// <summary>
/// Holds the managed heap to what the pod may have, so that code which asks for too much meets an exception and not the end of the process.
/// </summary>
internal static class MemoryLimit
{
    // A setting of the runtime, read when its limits are refreshed.
    private const string HeapHardLimit = "GCHeapHardLimit";

    internal static void Set(long? bytes)
    {
        if (bytes is not { } limit)
        {
            return;
        }

        AppContext.SetData(HeapHardLimit, (ulong)limit);
        try
        {
            GC.RefreshMemoryLimit();
        }
        catch (InvalidOperationException)
        {
            // More than the limit is in use already: what is there goes on, without one.
            AppContext.SetData(HeapHardLimit, null);
        }
    }
}
