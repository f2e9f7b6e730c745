using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace MlPipeline.Learning.Storage;

/// <summary>A zip whose parts are listed with their SHA-256 in a last part, <c>SHA256SUMS</c>; a change of any part shows.</summary>
internal static class SealedArchive
{
    private const string SumsPart = "SHA256SUMS";
    private const long LargestPart = 512L << 20;

    public static void Write(Stream stream, IReadOnlyDictionary<string, byte[]> parts, DateTimeOffset time)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in parts)
        {
            Add(archive, name, content, time);
        }

        Add(archive, SumsPart, Sums(parts), time);
    }

    /// <summary>Reads the named parts and checks them against their sums.</summary>
    /// <exception cref="InvalidDataException">The stream is no such archive, or a part is missing, damaged or changed.</exception>
    public static IReadOnlyDictionary<string, byte[]> Read(Stream stream, IReadOnlyList<string> names)
    {
        using var archive = Open(stream);
        var parts = names.ToDictionary(name => name, name => ReadPart(archive, name));
        return ReadPart(archive, SumsPart).AsSpan().SequenceEqual(Sums(parts))
            ? parts
            : throw new InvalidDataException("Its content does not match its checksums; it was damaged or changed.");
    }

    private static byte[] Sums(IReadOnlyDictionary<string, byte[]> parts)
    {
        var lines = parts.Select(part => $"{Convert.ToHexStringLower(SHA256.HashData(part.Value))}  {part.Key}\n");
        return Encoding.ASCII.GetBytes(string.Concat(lines));
    }

    private static void Add(ZipArchive archive, string name, byte[] content, DateTimeOffset time)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = time;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static ZipArchive Open(Stream stream)
    {
        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException("It is no model file, or only a part of one.", exception);
        }
    }

    private static byte[] ReadPart(ZipArchive archive, string name)
    {
        var entry = archive.GetEntry(name) ?? throw new InvalidDataException($"It lacks the part {name}.");
        if (entry.Length > LargestPart)
        {
            throw new InvalidDataException($"Its part {name} is larger than any model is ({entry.Length:N0} bytes).");
        }

        try
        {
            using var stream = entry.Open();
            var content = new byte[entry.Length];
            stream.ReadExactly(content);
            return content;
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException($"Its part {name} is cut short.", exception);
        }
    }
}
