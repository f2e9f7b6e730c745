using System.Buffers;
using System.Text;

namespace MlPipeline.ApiServer.Protobuf;

/// <summary>Writes a message of texts and messages. Source: protobuf.dev, "Encoding".</summary>
internal sealed class ProtobufWriter
{
    private const int LengthDelimited = 2;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ProtobufWriter Text(int number, string text) => Bytes(number, Encoding.UTF8.GetBytes(text));

    public ProtobufWriter Message(int number, ProtobufWriter message) => Bytes(number, message.ToArray());

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    private ProtobufWriter Bytes(int number, byte[] content)
    {
        Varint((uint)((number << 3) | LengthDelimited));
        Varint((uint)content.Length);
        _bytes.Write(content);
        return this;
    }

    private void Varint(uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Write([(byte)(value | 0x80)]);
        }

        _bytes.Write([(byte)value]);
    }
}
