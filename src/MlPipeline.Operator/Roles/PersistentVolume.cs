using k8s.Models;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Roles;

/// <summary>Volumes that every member of a role has for itself, and where its container has them.</summary>
internal static class PersistentVolume
{
    /// <summary>Name of the volume of persisted folders.</summary>
    public const string Name = "p";

    private const string DefaultBlockSize = "1Gi";

    /// <summary>Templates of the claims.</summary>
    public static IList<V1PersistentVolumeClaim>? Templates(ClusterRole role)
    {
        List<V1PersistentVolumeClaim> templates = [];
        if (role.Storage is { } storage)
        {
            templates.Add(Template(Name, "Filesystem", storage.Size, storage.StorageClassName));
        }

        if (role.BlockStorage is { } block)
        {
            templates.AddRange(Devices(block).Select(device => Template(device.Name, "Block", block.Size ?? DefaultBlockSize, block.StorageClassName)));
        }

        return templates.Count == 0 ? null : templates;
    }

    /// <summary>Mounts of the persisted folders.</summary>
    public static IEnumerable<V1VolumeMount> Mounts(ClusterRole role, AppRole appRole) =>
        role.Storage is null
            ? []
            : PersistentDirectories.Of(appRole).Select(folder => new V1VolumeMount { Name = Name, MountPath = folder, SubPath = folder[1..] });

    /// <summary>Raw devices.</summary>
    public static IList<V1VolumeDevice>? Devices(ClusterRole role) =>
        role.BlockStorage is { } block ? [.. Devices(block)] : null;

    private static IEnumerable<V1VolumeDevice> Devices(ClusterRoleBlockStorage block) =>
        Enumerable.Range(0, block.NumDevices).Select(index => new V1VolumeDevice
        {
            Name = FormattableString.Invariant($"b{index}"),
            DevicePath = FormattableString.Invariant($"{block.PathPrefix}{index}"),
        });

    private static V1PersistentVolumeClaim Template(string name, string mode, string size, string? storageClass) => new()
    {
        Metadata = new V1ObjectMeta { Name = name },
        Spec = new V1PersistentVolumeClaimSpec
        {
            AccessModes = ["ReadWriteOnce"],
            VolumeMode = mode,
            StorageClassName = storageClass,
            Resources = new V1VolumeResourceRequirements { Requests = new Dictionary<string, ResourceQuantity> { ["storage"] = new(size) } },
        },
    };
}
