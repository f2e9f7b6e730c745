using MlPipeline.Contracts.Repository;
using MlPipeline.Sandbox.Watching;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>The folder of a pod on this machine.</summary>
/// <param name="path">Where it lies.</param>
/// <param name="share">The tenant share.</param>
internal sealed class PodFolder(string path, string share)
{
    /// <summary>Folder of a pod.</summary>
    public static PodFolder Of(ResourceKey pod, string podsFolder, string share) =>
        new(System.IO.Path.Combine(podsFolder, pod.Namespace, pod.Name), share);

    /// <summary>Where it lies.</summary>
    public string Path => path;

    /// <summary>What stands for the container's <c>/</c>.</summary>
    public string Root => System.IO.Path.Combine(path, "root");

    /// <summary>What the container writes to its output.</summary>
    public string LogFile => System.IO.Path.Combine(path, "log");

    /// <summary>
    /// Makes the file system of a new container: that of its image, and the mounts. <c>/var</c> is a volume of the pod: what an engine
    /// keeps there of its work outlives the container.
    /// </summary>
    /// <param name="configPackage">The image's config package.</param>
    public void Prepare(ReadOnlySpan<byte> configPackage)
    {
        Directory.CreateDirectory(Root);
        foreach (var left in Directory.EnumerateDirectories(Root).Where(folder => System.IO.Path.GetFileName(folder) != "var"))
        {
            Directory.Delete(left, recursive: true);
        }

        foreach (var folder in new[] { "/etc/guestconfig", "/opt/guestconfig", "/opt/configscripts", "/tmp", "/run", "/var", "/bd-fs-mnt" })
        {
            Directory.CreateDirectory(Root + folder);
        }

        File.WriteAllBytes(Root + ConfigPackage.ContainerPath, configPackage);
        Directory.CreateSymbolicLink(Root + TenantShare.MountPath, share);
    }

    /// <summary>Deletes all of it, which leaves the share alone.</summary>
    public void Delete()
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
