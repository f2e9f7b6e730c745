using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Storage;

/// <summary>One change as the database keeps it.</summary>
internal sealed record JournalRow(ObjectKey Key, long Revision, bool Deletes, byte[] Body);
