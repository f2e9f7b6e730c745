using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Storage;

/// <summary>One committed change.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Object">The object after the change; for a deletion its last content under the revision of the deletion.</param>
/// <param name="Previous">The object before the change, or null for a new one.</param>
internal sealed record StoreEvent(StoreEventKind Kind, StoredObject Object, StoredObject? Previous)
{
    public long Revision => Object.Revision;
}
