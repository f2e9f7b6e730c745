using System.Formats.Tar;
using System.IO.Compression;
using MlPipeline.Contracts.Pods;

namespace MlPipeline.Sandbox.Members;

/// <summary>Unpacks config packages in containers.</summary>
internal sealed class PackageInstaller(HttpClient http)
{
    /// <summary>Empties <c>/opt/guestconfig</c> and unpacks a package there.</summary>
    /// <param name="root">What stands for the container's <c>/</c>.</param>
    /// <param name="packageUrl">Address of a <c>.tgz</c>; <c>file://</c> names a file of the container.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the package is in place.</returns>
    public async Task InstallAsync(string root, string packageUrl, CancellationToken cancellationToken)
    {
        var folder = ContainerPath.OnHost(root, PodEnvironment.GuestConfigFolder);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        await using var package = await OpenAsync(root, new Uri(packageUrl), cancellationToken);
        await using var unzipped = new GZipStream(package, CompressionMode.Decompress);

        // Refuses entries that climb out of the folder.
        await TarFile.ExtractToDirectoryAsync(unzipped, folder, overwriteFiles: true, cancellationToken);
        MakeScriptsExecutable(folder);
    }

    private async Task<Stream> OpenAsync(string root, Uri url, CancellationToken cancellationToken) =>
        url.IsFile
            ? File.OpenRead(ContainerPath.OnHost(root, url.AbsolutePath))
            : await http.GetStreamAsync(url, cancellationToken);

    private static void MakeScriptsExecutable(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var script in Directory.EnumerateDirectories(folder).Select(each => Path.Combine(each, "startscript")).Where(File.Exists))
        {
            File.SetUnixFileMode(script, File.GetUnixFileMode(script) | UnixFileMode.UserExecute);
        }
    }
}
