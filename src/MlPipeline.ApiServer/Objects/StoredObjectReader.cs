using System.Text.Json;

namespace MlPipeline.ApiServer.Objects;

/// <summary>Finds the looked-up facts of an object in one pass over its JSON.</summary>
internal static class StoredObjectReader
{
    public static StoredObject Read(ObjectKey key, long revision, byte[] body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = ObjectJson.MaxDepth });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("metadata"u8))
            {
                var offset = (int)reader.TokenStartIndex;
                reader.Read();
                return ReadMetadata(ref reader, new StoredObject
                {
                    Key = key,
                    Revision = revision,
                    Body = body,
                    MetadataOffset = offset,
                    RevisionOffset = 0,
                    RevisionLength = 0,
                    Uid = "",
                    IsTerminating = false,
                    HasFinalizers = false,
                    Labels = [],
                    Owners = [],
                });
            }

            reader.Skip();
        }

        throw new InvalidDataException($"The stored {key.Resource} {key.Namespace}/{key.Name} has no metadata.");
    }

    private static StoredObject ReadMetadata(ref Utf8JsonReader reader, StoredObject facts)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("resourceVersion"u8))
            {
                reader.Read();
                facts = facts with { RevisionOffset = (int)reader.TokenStartIndex + 1, RevisionLength = reader.ValueSpan.Length };
            }
            else if (reader.ValueTextEquals("uid"u8))
            {
                reader.Read();
                facts = facts with { Uid = reader.GetString()! };
            }
            else if (reader.ValueTextEquals("deletionTimestamp"u8))
            {
                reader.Read();
                facts = facts with { IsTerminating = reader.TokenType == JsonTokenType.String };
            }
            else if (reader.ValueTextEquals("labels"u8))
            {
                reader.Read();
                facts = facts with { Labels = ReadLabels(ref reader) };
            }
            else if (reader.ValueTextEquals("ownerReferences"u8))
            {
                reader.Read();
                facts = facts with { Owners = ReadOwners(ref reader) };
            }
            else if (reader.ValueTextEquals("finalizers"u8))
            {
                reader.Read();
                facts = facts with { HasFinalizers = CountItems(ref reader) > 0 };
            }
            else
            {
                reader.Skip();
            }
        }

        return facts;
    }

    private static List<KeyValuePair<string, string>> ReadLabels(ref Utf8JsonReader reader)
    {
        var labels = new List<KeyValuePair<string, string>>();
        while (reader.TokenType != JsonTokenType.Null && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // The same few keys and values recur in every object.
            var name = string.Intern(reader.GetString()!);
            reader.Read();
            labels.Add(new(name, string.Intern(reader.GetString() ?? "")));
        }

        return labels;
    }

    private static List<ObjectOwner> ReadOwners(ref Utf8JsonReader reader)
    {
        var owners = new List<ObjectOwner>();
        while (reader.TokenType != JsonTokenType.Null && reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            owners.Add(ReadOwner(ref reader));
        }

        return owners;
    }

    private static ObjectOwner ReadOwner(ref Utf8JsonReader reader)
    {
        var owner = new ObjectOwner("", BlocksDeletion: false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("uid"u8))
            {
                reader.Read();
                owner = owner with { Uid = reader.GetString() ?? "" };
            }
            else if (reader.ValueTextEquals("blockOwnerDeletion"u8))
            {
                reader.Read();
                owner = owner with { BlocksDeletion = reader.TokenType == JsonTokenType.True };
            }
            else
            {
                reader.Skip();
            }
        }

        return owner;
    }

    private static int CountItems(ref Utf8JsonReader reader)
    {
        var count = 0;
        while (reader.TokenType != JsonTokenType.Null && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            reader.Skip();
            count++;
        }

        return count;
    }
}
