namespace MlPipeline.ApiServer.Objects;

/// <summary>An entry of <c>metadata.ownerReferences</c>.</summary>
internal sealed record ObjectOwner(string Uid, bool BlocksDeletion);
