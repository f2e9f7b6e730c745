using System.Text.Json.Nodes;

namespace MlPipeline.ApiServer.Objects;

/// <summary>One version of an object: its JSON as clients get it, and the few facts that are looked up without parsing.</summary>
internal sealed record StoredObject
{
    public required ObjectKey Key { get; init; }

    public required long Revision { get; init; }

    /// <summary>The whole JSON; <c>apiVersion</c>, <c>kind</c> and <c>metadata</c> come first.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Where the property <c>metadata</c> begins.</summary>
    public required int MetadataOffset { get; init; }

    /// <summary>Where the digits of the revision begin.</summary>
    public required int RevisionOffset { get; init; }

    public required int RevisionLength { get; init; }

    public required string Uid { get; init; }

    /// <summary>Whether somebody asked for its deletion.</summary>
    public required bool IsTerminating { get; init; }

    public required bool HasFinalizers { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Labels { get; init; }

    public required IReadOnlyList<ObjectOwner> Owners { get; init; }

    public JsonObject Parse() => ObjectJson.ParseObject(Body);

    /// <summary>The same content under another revision, as the events of a deletion show it.</summary>
    public StoredObject WithRevision(long revision)
    {
        var body = EncodedObject.Splice(Body, RevisionOffset, RevisionLength, revision);
        return this with { Revision = revision, Body = body, RevisionLength = RevisionLength + body.Length - Body.Length };
    }
}
