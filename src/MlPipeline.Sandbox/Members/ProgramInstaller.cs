using MlPipeline.Operator.Members.Programs;

namespace MlPipeline.Sandbox.Members;

/// <summary>Puts programs into containers.</summary>
internal static class ProgramInstaller
{
    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Puts a program in place unless the container has it already.</summary>
    /// <param name="root">What stands for the container's <c>/</c>.</param>
    /// <param name="program">The program.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task InstallAsync(string root, MemberProgram program, CancellationToken cancellationToken)
    {
        var path = ContainerPath.OnHost(root, program.Path);
        var other = ContainerPath.OnHost(root, program.OtherPath);
        if (!File.Exists(path) && File.Exists(other))
        {
            path = other;
        }
        else if (!File.Exists(path))
        {
            await WriteAsync(path, program.Content, cancellationToken);
        }

        // Links are no right of everybody on Windows, and its start scripts call no shell script.
        foreach (var link in OperatingSystem.IsWindows() ? [] : program.Links.Select(link => ContainerPath.OnHost(root, link)).Where(link => !File.Exists(link)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            File.Delete(link);
            File.CreateSymbolicLink(link, path);
        }
    }

    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = path + ".new";
        await File.WriteAllBytesAsync(fresh, content, cancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(fresh, Executable);
        }

        File.Move(fresh, path, overwrite: true);
    }
}
