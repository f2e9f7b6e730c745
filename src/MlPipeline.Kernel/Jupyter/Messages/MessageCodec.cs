using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlPipeline.Kernel.Jupyter.Messages;

/// <summary>Frames to messages and back: identities, a delimiter, a signature, then header, parent's header, metadata and content.</summary>
internal sealed class MessageCodec(MessageSigner signer, TimeProvider time)
{
    public const string ProtocolVersion = "5.3";

    private const int PartsAfterDelimiter = 5;

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] Empty = "{}"u8.ToArray();
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _session = Guid.NewGuid().ToString();

    /// <exception cref="MessageFormatException">The frames are no message, or not signed as agreed.</exception>
    public JupyterMessage Decode(IReadOnlyList<byte[]> frames)
    {
        var delimiter = IndexOfDelimiter(frames);
        if (delimiter < 0 || frames.Count < delimiter + 1 + PartsAfterDelimiter)
        {
            throw new MessageFormatException($"{frames.Count} frames that are no message of Jupyter");
        }

        var (header, parent, metadata, content) = (frames[delimiter + 2], frames[delimiter + 3], frames[delimiter + 4], frames[delimiter + 5]);
        if (!signer.IsSigned(frames[delimiter + 1], header, parent, metadata, content))
        {
            throw new MessageFormatException("a message whose signature is wrong");
        }

        var read = content.Length > JupyterMessage.MaxContentBytes ? default : Parse(content, "content");
        return new JupyterMessage([.. frames.Take(delimiter)], header, TypeOf(header), read, content.Length);
    }

    /// <summary>Makes the frames of a message, ready to send.</summary>
    public IReadOnlyList<byte[]> Encode(IReadOnlyList<byte[]> identities, string type, byte[]? parentHeader, JsonObject content)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(Header(type), Json);
        var parent = parentHeader ?? Empty;
        var body = JsonSerializer.SerializeToUtf8Bytes(content, Json);
        var signature = Encoding.ASCII.GetBytes(signer.Sign(header, parent, Empty, body));
        return [.. identities, Delimiter, signature, header, parent, Empty, body];
    }

    private static int IndexOfDelimiter(IReadOnlyList<byte[]> frames)
    {
        for (var i = 0; i < frames.Count; i++)
        {
            if (frames[i].AsSpan().SequenceEqual(Delimiter))
            {
                return i;
            }
        }

        return -1;
    }

    private static string TypeOf(byte[] header) =>
        Parse(header, "header").TryGetProperty("msg_type", out var type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()!
            : throw new MessageFormatException("a message without msg_type");

    private static JsonElement Parse(byte[] part, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(part);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new MessageFormatException($"a message whose {name} is no JSON object");
        }
        catch (JsonException e)
        {
            throw new MessageFormatException($"a message whose {name} is no JSON: {e.Message}", e);
        }
    }

    private JsonObject Header(string type) => new()
    {
        ["msg_id"] = Guid.NewGuid().ToString(),
        ["session"] = _session,
        ["username"] = "kernel",
        // Front ends read at most microseconds.
        ["date"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        ["msg_type"] = type,
        ["version"] = ProtocolVersion,
    };
}
