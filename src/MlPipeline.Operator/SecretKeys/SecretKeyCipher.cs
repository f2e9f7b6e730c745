using System.Security.Cryptography;
using System.Text;

namespace MlPipeline.Operator.SecretKeys;

/// <summary>
/// Encrypts secret keys as KubeDirector stores them: AES-GCM under the kdconfig's master key, written as lower-case hex of nonce, cipher
/// text and tag.
/// </summary>
internal static class SecretKeyCipher
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private static readonly int[] KeyBytes = [16, 24, 32];

    /// <summary>A master key for an installation that has none, in hex.</summary>
    public static string NewMasterKey() => RandomNumberGenerator.GetHexString(2 * KeyBytes[^1], lowercase: true);

    /// <summary>What is wrong with a master key, or null.</summary>
    public static string? KeyProblem(string masterKey)
    {
        try
        {
            var length = Convert.FromHexString(masterKey).Length;
            return KeyBytes.Contains(length) ? null : FormattableString.Invariant($"invalid key size {length}; it must have 16, 24 or 32 bytes");
        }
        catch (FormatException)
        {
            return "it must be hexadecimal";
        }
    }

    /// <summary>Encrypts a value; the same one differs each time.</summary>
    /// <exception cref="CryptographicException">The master key is none.</exception>
    public static string Encrypt(string masterKey, string value)
    {
        using var cipher = Open(masterKey);
        var plain = Encoding.UTF8.GetBytes(value);
        var sealedBytes = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceBytes, plain.Length), sealedBytes.AsSpan(NonceBytes + plain.Length));
        return Convert.ToHexStringLower(sealedBytes);
    }

    /// <summary>Decrypts a value, or gives null where that cannot be done.</summary>
    public static string? Decrypt(string masterKey, string encryptedValue)
    {
        try
        {
            using var cipher = Open(masterKey);
            var sealedBytes = Convert.FromHexString(encryptedValue).AsSpan();
            var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
            cipher.Decrypt(sealedBytes[..NonceBytes], sealedBytes[NonceBytes..^TagBytes], sealedBytes[^TagBytes..], plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static AesGcm Open(string masterKey) => KeyProblem(masterKey) is { } problem
        ? throw new CryptographicException(problem)
        : new AesGcm(Convert.FromHexString(masterKey), TagBytes);
}
