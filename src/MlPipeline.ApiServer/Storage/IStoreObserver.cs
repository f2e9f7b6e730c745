namespace MlPipeline.ApiServer.Storage;

/// <summary>Sees committed changes before their writers are answered.</summary>
internal interface IStoreObserver
{
    /// <summary>Called once with what was stored at start, then with every change, in order and never at the same time.</summary>
    void OnCommitted(IReadOnlyList<StoreEvent> changes);
}
