using System.Security.Cryptography;

namespace MlPipeline.Sandbox.Access;

/// <summary>The token of the sandbox's own parts. It lives as long as the process and is written nowhere.</summary>
internal sealed class AdminToken
{
    /// <summary>The token.</summary>
    public string Value { get; } = RandomNumberGenerator.GetHexString(48, lowercase: true);
}
