using System.Text;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Reviews;

/// <summary>
/// Reads reviews in the binary form that kubectl sends them in since 1.35, and in which it sends nothing else: <c>k8s\0</c>, then a
/// <c>runtime.Unknown</c>. Sources: k8s.io/apimachinery, <c>runtime/generated.proto</c>; k8s.io/api, <c>authorization/v1/generated.proto</c>.
/// </summary>
internal static class ReviewProtobuf
{
    public const string MediaType = "application/vnd.kubernetes.protobuf";

    private static readonly string[] ResourceFields = ["namespace", "verb", "group", "version", "resource", "subresource", "name"];
    private static readonly string[] PathFields = ["path", "verb"];

    /// <exception cref="ApiException">The bytes are no such document.</exception>
    public static JsonObject Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("k8s\0"u8))
        {
            throw Malformed();
        }

        var review = new JsonObject();
        foreach (var (number, content) in Fields(bytes[4..]))
        {
            if (number == 1)
            {
                Fill(review, content, [ObjectFields.ApiVersion, ObjectFields.Kind]);
            }
            else if (number == 2)
            {
                review[ObjectFields.Spec] = Spec(review.Text(ObjectFields.Kind), content);
            }
        }

        return review;
    }

    private static JsonObject Spec(string? kind, byte[] review)
    {
        var spec = new JsonObject();
        foreach (var (_, content) in Fields(review).Where(field => field.Number == 2))
        {
            if (kind == "SelfSubjectRulesReview")
            {
                Fill(spec, content, [ObjectFields.Namespace]);
                continue;
            }

            foreach (var (number, attributes) in Fields(content))
            {
                var (name, fields) = number == 1 ? ("resourceAttributes", ResourceFields) : ("nonResourceAttributes", PathFields);
                Fill(spec.GetOrAddChild(name), attributes, fields);
            }
        }

        return spec;
    }

    private static void Fill(JsonObject target, byte[] message, string[] names)
    {
        foreach (var (number, content) in Fields(message).Where(field => field.Number <= names.Length))
        {
            target[names[number - 1]] = Encoding.UTF8.GetString(content);
        }
    }

    /// <summary>The fields of a message that have a length; these documents have no others that matter.</summary>
    private static List<(int Number, byte[] Content)> Fields(ReadOnlySpan<byte> message)
    {
        const int varint = 0;
        const int lengthDelimited = 2;
        var fields = new List<(int, byte[])>();
        while (!message.IsEmpty)
        {
            var tag = ReadVarint(ref message);
            var (number, type) = ((int)(tag >> 3), (int)(tag & 7));
            var length = ReadVarint(ref message);
            if (type == varint)
            {
                continue;
            }

            if (type != lengthDelimited || number < 1 || length > (ulong)message.Length)
            {
                throw Malformed();
            }

            fields.Add((number, message[..(int)length].ToArray()));
            message = message[(int)length..];
        }

        return fields;
    }

    private static ulong ReadVarint(ref ReadOnlySpan<byte> message)
    {
        ulong value = 0;
        for (var i = 0; i < message.Length && i < 9; i++)
        {
            value |= (ulong)(message[i] & 0x7F) << (7 * i);
            if (message[i] < 0x80)
            {
                message = message[(i + 1)..];
                return value;
            }
        }

        throw Malformed();
    }

    private static ApiException Malformed() => ApiErrors.BadRequest("the body of the request is no Kubernetes object in protobuf");
}
