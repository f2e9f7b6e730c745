using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Sandbox.Home;

/// <summary>The sandbox's users and their generated passwords.</summary>
internal sealed class Credentials
{
    private const int Students = 8;
    private const int PasswordLength = 20;

    // No letters or digits that look alike: people read these passwords from a screen.
    private const string PasswordCharacters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly IReadOnlyDictionary<string, string> _passwords;

    private Credentials(IReadOnlyDictionary<string, string> passwords) => _passwords = passwords;

    /// <summary>Reads the users, or makes them where there are none yet.</summary>
    public static Credentials LoadOrCreate(string path)
    {
        if (File.Exists(path))
        {
            return new Credentials(Read(path));
        }

        var passwords = Enumerable.Range(1, Students).ToDictionary(
            number => FormattableString.Invariant($"student{number}"),
            _ => RandomNumberGenerator.GetString(PasswordCharacters, PasswordLength));
        AtomicFile.WriteSecret(path, JsonSerializer.SerializeToUtf8Bytes(passwords, HomeJson.Default.DictionaryStringString));
        return new Credentials(passwords);
    }

    /// <summary>Whether this is the user's password; takes the same time whatever is wrong with it.</summary>
    public bool Verify(string user, string password)
    {
        var expected = SHA256.HashData(Encoding.UTF8.GetBytes(_passwords.GetValueOrDefault(user, "")));
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(password));
        return CryptographicOperations.FixedTimeEquals(expected, given) && _passwords.ContainsKey(user);
    }

    private static Dictionary<string, string> Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), HomeJson.Default.DictionaryStringString) ?? [];
        }
        catch (JsonException exception)
        {
            throw new SandboxException(
                $"The passwords of the sandbox are damaged: {path}.", "Delete that file; the next start makes new passwords.", exception);
        }
    }
}
