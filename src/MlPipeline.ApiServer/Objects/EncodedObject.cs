using System.Globalization;
using System.Text;

namespace MlPipeline.ApiServer.Objects;

/// <summary>An object as JSON whose <c>metadata.resourceVersion</c> is still an empty string; the store fills it when it commits.</summary>
/// <param name="Bytes">The JSON.</param>
/// <param name="RevisionOffset">Where the digits of the revision go.</param>
internal sealed record EncodedObject(byte[] Bytes, int RevisionOffset)
{
    public byte[] WithRevision(long revision) => Splice(Bytes, RevisionOffset, 0, revision);

    /// <summary>Replaces the digits of a revision in the JSON of an object.</summary>
    public static byte[] Splice(ReadOnlySpan<byte> json, int offset, int length, long revision)
    {
        Span<byte> digits = stackalloc byte[20];
        var written = Encoding.ASCII.GetBytes(revision.ToString(CultureInfo.InvariantCulture), digits);
        var result = new byte[json.Length - length + written];
        json[..offset].CopyTo(result);
        digits[..written].CopyTo(result.AsSpan(offset));
        json[(offset + length)..].CopyTo(result.AsSpan(offset + written));
        return result;
    }
}
