using k8s.Models;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>
/// Makes the volumes of pods: folders of this machine that the container's folder links to.
/// </summary>
internal sealed class VolumeFolders(PodSources sources, ClaimFolders claims)
{
    /// <summary>Mounts what a container declares.</summary>
    /// <exception cref="PodConfigException">A volume comes from something that is not there.</exception>
    public async Task MountAsync(V1Pod pod, V1Container container, PodFolder folder, CancellationToken cancellationToken)
    {
        var volumes = (pod.Spec.Volumes ?? []).ToDictionary(volume => volume.Name);
        foreach (var mount in (container.VolumeMounts ?? []).OrderBy(mount => mount.MountPath, StringComparer.Ordinal))
        {
            if (!volumes.TryGetValue(mount.Name, out var volume))
            {
                throw new PodConfigException($"volume \"{mount.Name}\" is mounted and not declared");
            }

            folder.Mount(mount.MountPath, Within(await FolderAsync(pod, volume, folder, cancellationToken), mount.SubPath));
        }

        foreach (var device in container.VolumeDevices ?? [])
        {
            folder.MountFile(device.DevicePath, claims.DeviceOf(pod.Metadata.NamespaceProperty, ClaimOf(volumes[device.Name])));
        }
    }

    private async Task<string> FolderAsync(V1Pod pod, V1Volume volume, PodFolder folder, CancellationToken cancellationToken)
    {
        var space = pod.Metadata.NamespaceProperty;
        return volume switch
        {
            { EmptyDir: not null } => folder.Volume(volume.Name),
            { PersistentVolumeClaim: not null } => claims.FolderOf(space, ClaimOf(volume)),
            { Secret: { } secret } => folder.Write(
                volume.Name, Chosen(await sources.SecretAsync(space, secret.SecretName, secret.Optional == true, cancellationToken), secret.Items)),
            { ConfigMap: { } map } => folder.Write(
                volume.Name, Chosen(await sources.ConfigMapAsync(space, map.Name, map.Optional == true, cancellationToken), map.Items)),
            _ => throw new PodConfigException(
                $"volume \"{volume.Name}\" is of a type that the sandbox does not have; it has emptyDir, persistentVolumeClaim, secret and configMap"),
        };
    }

    private static string ClaimOf(V1Volume volume) => volume.PersistentVolumeClaim.ClaimName;

    private static IEnumerable<KeyValuePair<string, byte[]>> Chosen(IReadOnlyDictionary<string, byte[]> values, IList<V1KeyToPath>? items) =>
        items is { Count: > 0 }
            ? items.Where(item => values.ContainsKey(item.Key)).Select(item => KeyValuePair.Create(item.Path, values[item.Key]))
            : values;

    private static string Within(string folder, string? subPath)
    {
        var path = Path.GetFullPath(Path.Combine(folder, subPath ?? ""));
        return path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new PodConfigException($"subPath \"{subPath}\" leaves its volume");
    }
}
