using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace MlPipeline.Learning.Export;

/// <summary>
/// Writes a message of Protocol Buffers field by field (https://protobuf.dev/programming-guides/encoding/): as much as an ONNX file needs.
/// </summary>
internal sealed class ProtobufWriter
{
    private const int Varint = 0;
    private const int LengthDelimited = 2;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    public ProtobufWriter Number(int field, long value)
    {
        Tag(field, Varint);
        WriteVarint((ulong)value);
        return this;
    }

    public ProtobufWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtobufWriter Texts(int field, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            Text(field, value);
        }

        return this;
    }

    public ProtobufWriter Message(int field, ProtobufWriter message) => Bytes(field, message.ToArray());

    public ProtobufWriter Messages(int field, IEnumerable<ProtobufWriter> messages)
    {
        foreach (var message in messages)
        {
            Message(field, message);
        }

        return this;
    }

    public ProtobufWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Tag(field, LengthDelimited);
        WriteVarint((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    /// <summary>Several numbers as one field.</summary>
    public ProtobufWriter Packed(int field, IEnumerable<long> values)
    {
        var packed = new ProtobufWriter();
        foreach (var value in values)
        {
            packed.WriteVarint((ulong)value);
        }

        return Bytes(field, packed.ToArray());
    }

    /// <summary>Doubles as the raw bytes of a tensor: little endian, one after the other.</summary>
    public ProtobufWriter RawDoubles(int field, IReadOnlyList<double> values)
    {
        var raw = new byte[values.Count * sizeof(double)];
        for (var place = 0; place < values.Count; place++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(raw.AsSpan(place * sizeof(double)), values[place]);
        }

        return Bytes(field, raw);
    }

    private void Tag(int field, int wireType) => WriteVarint((ulong)((field << 3) | wireType));

    private void WriteVarint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Write([(byte)(value | 0x80)]);
        }

        _bytes.Write([(byte)value]);
    }
}
