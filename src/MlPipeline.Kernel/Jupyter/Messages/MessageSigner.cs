using System.Security.Cryptography;
using System.Text;
using MlPipeline.Kernel.Jupyter.Connection;

namespace MlPipeline.Kernel.Jupyter.Messages;

/// <summary>Signs messages, and tells those of the front end from those of strangers.</summary>
internal sealed class MessageSigner
{
    private readonly byte[] _key;
    private readonly HashAlgorithmName _algorithm;

    /// <exception cref="KernelStartException">The way of signing is not known here.</exception>
    public MessageSigner(string key, string scheme)
    {
        _key = Encoding.UTF8.GetBytes(key);
        _algorithm = scheme switch
        {
            "" or "hmac-sha256" => HashAlgorithmName.SHA256,
            "hmac-sha384" => HashAlgorithmName.SHA384,
            "hmac-sha512" => HashAlgorithmName.SHA512,
            _ => throw new KernelStartException(
                $"The connection file asks for signatures by '{scheme}', which this kernel does not know.",
                "Start the front end with --Session.signature_scheme=hmac-sha256"),
        };
    }

    /// <summary>The signature of the four parts of a message, in hexadecimal; empty where there is no key.</summary>
    public string Sign(params ReadOnlySpan<byte[]> parts)
    {
        if (_key.Length == 0)
        {
            return "";
        }

        using var hmac = IncrementalHash.CreateHMAC(_algorithm, _key);
        foreach (var part in parts)
        {
            hmac.AppendData(part);
        }

        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    /// <summary>Compares in a time that does not tell how much of a signature is right.</summary>
    public bool IsSigned(byte[] signature, params ReadOnlySpan<byte[]> parts) =>
        CryptographicOperations.FixedTimeEquals(signature, Encoding.ASCII.GetBytes(Sign(parts)));
}
