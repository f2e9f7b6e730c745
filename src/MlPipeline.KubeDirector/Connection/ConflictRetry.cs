namespace MlPipeline.KubeDirector.Connection;

/// <summary>
/// Makes a change again where somebody else was faster. A change reads what is there, edits that, and writes it only on top of what
/// it read, so nobody's change is lost.
/// </summary>
internal static class ConflictRetry
{
    private const int MostAttempts = 5;

    public static async Task RunAsync(Func<Task> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await change().ConfigureAwait(false);
                return;
            }
            catch (PipelineException conflict) when (conflict.Fault == PipelineFault.Conflict && attempt < MostAttempts)
            {
                // Once more, on top of what is there now.
            }
        }
    }
}
