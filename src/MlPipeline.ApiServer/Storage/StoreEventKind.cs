namespace MlPipeline.ApiServer.Storage;

/// <summary>What happened to an object.</summary>
internal enum StoreEventKind
{
    Added,
    Modified,
    Deleted,
}
