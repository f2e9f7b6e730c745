using System.Security.Cryptography;

namespace MlPipeline.ApiServer.Writing;

/// <summary>Makes names of <c>metadata.generateName</c>.</summary>
internal static class NameGenerator
{
    private const int LongestBase = 58;
    private const string Letters = "bcdfghjklmnpqrstvwxz2456789";

    public static string Generate(string prefix) =>
        (prefix.Length > LongestBase ? prefix[..LongestBase] : prefix) + RandomNumberGenerator.GetString(Letters, 5);
}
