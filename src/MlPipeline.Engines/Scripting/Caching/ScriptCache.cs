using System.Security.Cryptography;
using System.Text;

namespace MlPipeline.Engines.Scripting.Caching;

/// <summary>
/// Keeps what the compiler made of scripts in a folder that several processes share, by everything the result depends on. A file that is
/// cut off or was tampered with counts as none.
/// </summary>
internal sealed class ScriptCache(string folder)
{
    private const int Kept = 200;

    /// <summary>What the compiler made of a script, or null where that is not known.</summary>
    internal ScriptImage? Find(ScriptKey key)
    {
        try
        {
            return Read(File.ReadAllBytes(FileOf(key)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps what the compiler made. A cache that cannot be written costs time the next time, and nothing else.</summary>
    internal void Add(ScriptKey key, ScriptImage image)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var draft = $"{FileOf(key)}.{Path.GetRandomFileName()}";
            File.WriteAllBytes(draft, Write(image));
            File.Move(draft, FileOf(key), overwrite: true);
            DropOldest();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The compiled code is not kept for the next time: {exception.Message}");
        }
    }

    private void DropOldest()
    {
        foreach (var file in new DirectoryInfo(folder).GetFiles().OrderByDescending(file => file.LastWriteTimeUtc).Skip(Kept))
        {
            file.Delete();
        }
    }

    private string FileOf(ScriptKey key) => Path.Combine(folder, key.Value);

    private static byte[] Write(ScriptImage image)
    {
        using var stream = new MemoryStream();
        stream.Write(new byte[SHA256.HashSizeInBytes]);
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(image.Type);
            writer.Write(image.Method);
            writer.Write(image.Assembly.Length);
            writer.Write(image.Assembly);
            writer.Write(image.Symbols.Length);
            writer.Write(image.Symbols);
        }

        var bytes = stream.ToArray();
        SHA256.HashData(bytes.AsSpan(SHA256.HashSizeInBytes), bytes);
        return bytes;
    }

    private static ScriptImage? Read(byte[] bytes)
    {
        if (bytes.Length <= SHA256.HashSizeInBytes
            || !bytes.AsSpan(0, SHA256.HashSizeInBytes).SequenceEqual(SHA256.HashData(bytes.AsSpan(SHA256.HashSizeInBytes))))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, SHA256.HashSizeInBytes, bytes.Length - SHA256.HashSizeInBytes));
        var (type, method) = (reader.ReadString(), reader.ReadString());
        return new ScriptImage(reader.ReadBytes(reader.ReadInt32()), reader.ReadBytes(reader.ReadInt32()), type, method);
    }
}
