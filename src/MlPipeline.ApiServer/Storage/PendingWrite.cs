using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Storage;

/// <summary>A change that waits for its turn to be committed.</summary>
internal sealed class PendingWrite(StoreWrite write)
{
    private readonly TaskCompletionSource<StoredObject?> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StoreWrite Write { get; } = write;

    /// <summary>What the commit will make of it, or null where the stored object was not the expected one.</summary>
    public StoredObject? Outcome { get; set; }

    public Task<StoredObject?> Task => _completion.Task;

    public void Complete() => _completion.SetResult(Outcome);

    public void Fail(Exception exception) => _completion.SetException(exception);
}
