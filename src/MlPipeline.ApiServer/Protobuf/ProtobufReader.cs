using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Protobuf;

/// <summary>Cuts a message into its fields. Source: protobuf.dev, "Encoding".</summary>
internal static class ProtobufReader
{
    private const int Varint = 0;
    private const int LengthDelimited = 2;
    private const int LongestVarint = 10;

    /// <exception cref="ApiException">The bytes are no message, or one with fields that Kubernetes does not use.</exception>
    public static List<ProtobufField> Read(ReadOnlySpan<byte> message)
    {
        var fields = new List<ProtobufField>();
        while (!message.IsEmpty)
        {
            var tag = ReadVarint(ref message);
            var (number, type) = ((int)(tag >> 3), (int)(tag & 7));
            var value = ReadVarint(ref message);
            if (number < 1 || type is not (Varint or LengthDelimited) || (type == LengthDelimited && value > (ulong)message.Length))
            {
                throw Malformed();
            }

            if (type == Varint)
            {
                fields.Add(new ProtobufField(number, (long)value, null));
                continue;
            }

            fields.Add(new ProtobufField(number, 0, message[..(int)value].ToArray()));
            message = message[(int)value..];
        }

        return fields;
    }

    public static ApiException Malformed() => ApiErrors.BadRequest("the body of the request is no Kubernetes object in protobuf");

    private static ulong ReadVarint(ref ReadOnlySpan<byte> message)
    {
        ulong value = 0;
        for (var i = 0; i < message.Length && i < LongestVarint; i++)
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
}
