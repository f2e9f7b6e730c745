using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using MlPipeline.Contracts.Engines;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>The config package that every image of the sandbox carries: a start script that hands the event on to the engine.</summary>
internal static class ConfigPackage
{
    /// <summary>Where it lies in a container.</summary>
    public const string ContainerPath = "/opt/configscripts/appconfig.tgz";

    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Builds the package.</summary>
    public static byte[] Build()
    {
        using var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(zip))
        {
            Add(tar, "appconfig/startscript", $"#!/bin/sh\nexec dotnet \"${EngineControl.ProgramVariable}\" {EngineNames.StartScript} \"$@\"\n");
            Add(tar, "appconfig/startscript.cmd", $"@dotnet \"%{EngineControl.ProgramVariable}%\" {EngineNames.StartScript} %*\r\n");
        }

        return buffer.ToArray();
    }

    private static void Add(TarWriter tar, string name, string text) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name)
        {
            Mode = Executable,
            DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
        });
}
