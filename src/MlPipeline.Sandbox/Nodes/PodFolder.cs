using MlPipeline.Contracts.Repository;
using MlPipeline.Sandbox.Members;
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

    /// <summary>Mounts a folder of this machine.</summary>
    public void Mount(string mountPath, string target)
    {
        Directory.CreateDirectory(target);
        Directory.CreateSymbolicLink(Vacate(mountPath), target);
    }

    /// <summary>Mounts a file of this machine.</summary>
    public void MountFile(string path, string target) => File.CreateSymbolicLink(Vacate(path), target);

    /// <summary>Folder of a volume that lives as long as the pod.</summary>
    public string Volume(string volume) => System.IO.Path.Combine(path, "volumes", volume);

    /// <summary>Takes a mount away again.</summary>
    public void Unmount(string mountPath) => Vacate(mountPath);

    /// <summary>Writes the files of a volume, and returns their folder.</summary>
    public string Write(string volume, IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        var folder = Volume(volume);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        foreach (var (name, content) in files)
        {
            File.WriteAllBytes(ContainerPath.OnHost(folder, "/" + name), content);
        }

        return folder;
    }

    private string Vacate(string mountPath)
    {
        var place = ContainerPath.OnHost(Root, mountPath);
        if (Directory.Exists(place))
        {
            Directory.Delete(place, recursive: new DirectoryInfo(place).LinkTarget is null);
        }
        else
        {
            File.Delete(place);
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(place)!);
        return place;
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
