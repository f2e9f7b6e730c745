using System.ComponentModel;
using System.Diagnostics;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Sandbox.Members;

/// <summary>Downloads files into containers.</summary>
internal sealed class FileDownloads(HttpClient http)
{
    /// <summary>Downloads a file, and gives it the mode and owner that are asked for.</summary>
    /// <param name="root">What stands for the container's <c>/</c>.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the file is in place.</returns>
    public async Task DownloadAsync(string root, FileInjection file, CancellationToken cancellationToken)
    {
        var source = new Uri(file.SourceUrl);
        var folder = ContainerPath.OnHost(root, file.DestinationFolder.TrimEnd('/') + "/.");
        Directory.CreateDirectory(folder);
        var path = ContainerPath.OnHost(root, $"{file.DestinationFolder.TrimEnd('/')}/{Path.GetFileName(source.AbsolutePath)}");
        var fresh = path + ".new";
        await using (var target = File.Create(fresh))
        {
            await using var download = await http.GetStreamAsync(source, cancellationToken);
            await download.CopyToAsync(target, cancellationToken);
        }

        File.Move(fresh, path, overwrite: true);
        await SetPermissionsAsync(path, file.Permissions, cancellationToken);
    }

    private static async Task SetPermissionsAsync(string path, FilePermissions? permissions, CancellationToken cancellationToken)
    {
        if (permissions is null || OperatingSystem.IsWindows())
        {
            return;
        }

        if (permissions.FileMode is { } mode)
        {
            File.SetUnixFileMode(path, (UnixFileMode)mode);
        }

        await RunAsync("chown", permissions.FileOwner, path, cancellationToken);
        await RunAsync("chgrp", permissions.FileGroup, path, cancellationToken);
    }

    private static async Task RunAsync(string program, string? argument, string path, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(argument))
        {
            return;
        }

        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, ["--", argument, path]) { RedirectStandardError = true })!;
            var words = await process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
            {
                throw new IOException(words.Trim());
            }
        }
        catch (Win32Exception exception)
        {
            throw new IOException($"{program}: {exception.Message}", exception);
        }
    }
}
