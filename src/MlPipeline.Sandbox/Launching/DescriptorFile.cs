using System.Text.Json;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Home;

namespace MlPipeline.Sandbox.Launching;

/// <summary>Reads and writes <c>sandbox.json</c>.</summary>
internal static class DescriptorFile
{
    /// <summary>The descriptor, or null where there is none that can be read.</summary>
    public static SandboxDescriptor? TryRead(SandboxFolders folders)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(folders.DescriptorFile), HomeJson.Default.SandboxDescriptor);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Tells the world that the sandbox runs.</summary>
    public static void Write(SandboxFolders folders, SandboxDescriptor descriptor) =>
        AtomicFile.Write(folders.DescriptorFile, JsonSerializer.SerializeToUtf8Bytes(descriptor, HomeJson.Default.SandboxDescriptor));
}
