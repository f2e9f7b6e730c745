using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace MlPipeline.Engines.Scripting.Caching;

/// <summary>Everything that decides what the compiler makes of a script, as a hash.</summary>
/// <param name="Value">SHA-256, hexadecimal.</param>
internal sealed record ScriptKey(string Value)
{
    internal static ScriptKey Of(string code, IEnumerable<string> imports, Type globals) => new(Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\0', [code, .. imports, globals.FullName ?? "", Environment()])))));

    /// <summary>The runtime and the build of this project's own assemblies, which stand for all that scripts refer to.</summary>
    private static string Environment() => string.Join(
        '\0',
        [
            RuntimeInformation.FrameworkDescription,
            typeof(ScriptKey).Module.ModuleVersionId.ToString("N"),
            typeof(Learning.Trip).Module.ModuleVersionId.ToString("N"),
        ]);
}
