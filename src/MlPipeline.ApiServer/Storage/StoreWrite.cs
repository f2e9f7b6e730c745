using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Storage;

/// <summary>A change that is made only where the stored object still is the expected one.</summary>
/// <param name="Key">Where the object is stored.</param>
/// <param name="ExpectedRevision">Revision the stored object must have, or 0 where there must be none.</param>
/// <param name="Content">The new content, or the last content of an object that is deleted.</param>
/// <param name="Deletes">True to delete the object.</param>
internal sealed record StoreWrite(ObjectKey Key, long ExpectedRevision, EncodedObject Content, bool Deletes = false);
