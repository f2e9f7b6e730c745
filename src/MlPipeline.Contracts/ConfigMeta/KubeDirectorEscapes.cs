using System.Buffers;
using System.Globalization;
using System.Text;

namespace MlPipeline.Contracts.ConfigMeta;

/// <summary>
/// Turns the escapes of System.Text.Json into those of the encoder KubeDirector uses, so that a document has the same bytes:
/// <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c>, control characters and the two line separators of Unicode as <c>\u00xx</c> in lower
/// case, everything else as it is.
/// </summary>
internal static class KubeDirectorEscapes
{
    private const int EscapeLength = 6;

    /// <summary>Rewrites a document. The characters in question stand inside strings only, so no parsing is needed.</summary>
    public static byte[] Rewrite(ReadOnlySpan<byte> json)
    {
        var output = new ArrayBufferWriter<byte>(json.Length);
        for (var i = 0; i < json.Length;)
        {
            i += json[i] switch
            {
                (byte)'<' or (byte)'>' or (byte)'&' => Escape(output, json[i]),
                (byte)'\\' => RewriteEscape(output, json[i..]),
                _ => Copy(output, json.Slice(i, 1)),
            };
        }

        return output.WrittenSpan.ToArray();
    }

    private static int RewriteEscape(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> text)
    {
        switch (text[1])
        {
            case (byte)'u':
                return RewriteCodeUnit(output, text);
            case (byte)'b':
                return 1 + Escape(output, '\b');
            case (byte)'f':
                return 1 + Escape(output, '\f');
            default:
                return Copy(output, text[..2]);
        }
    }

    private static int RewriteCodeUnit(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> text)
    {
        var unit = CodeUnit(text);
        if (char.IsHighSurrogate(unit))
        {
            Append(output, new Rune(unit, CodeUnit(text[EscapeLength..])));
            return 2 * EscapeLength;
        }

        if (unit is < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029')
        {
            Escape(output, unit);
        }
        else
        {
            Append(output, new Rune(unit));
        }

        return EscapeLength;
    }

    private static char CodeUnit(ReadOnlySpan<byte> escape) =>
        (char)int.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static int Escape(ArrayBufferWriter<byte> output, int codeUnit)
    {
        var span = output.GetSpan(EscapeLength);
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{codeUnit:x4}"), span);
        output.Advance(EscapeLength);
        return 1;
    }

    private static void Append(ArrayBufferWriter<byte> output, Rune rune) =>
        output.Advance(rune.EncodeToUtf8(output.GetSpan(4)));

    private static int Copy(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        return bytes.Length;
    }
}
