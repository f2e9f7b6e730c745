using k8s.Models;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Roles;

/// <summary>Volumes of a role's pods, in the order in which KubeDirector mounts them.</summary>
internal static class PodVolumes
{
    private const string TemporarySize = "20Gi";

    public static IEnumerable<PodVolume> Of(ClusterRole role, bool needsControlGroups)
    {
        yield return Memory("tmpfs-tmp", "/tmp", TemporarySize);
        yield return Memory("tmpfs-run", "/run", TemporarySize);
        yield return Memory("tmpfs-run-lock", "/run/lock", TemporarySize);
        if (role.Secret is { } secret)
        {
            yield return Secret(secret);
        }

        foreach (var (projection, index) in (role.VolumeProjections ?? []).Select((projection, index) => (projection, index)))
        {
            yield return Projection(projection, FormattableString.Invariant($"projected-vol-{index}"));
        }

        if (role.SharedMemory is { } size)
        {
            yield return Memory("shmem", "/dev/shm", size);
        }

        if (needsControlGroups)
        {
            yield return OfHost("cgroupfs", "/sys/fs/cgroup", isReadOnly: true);
            yield return OfHost("systemd", "/sys/fs/cgroup/systemd", isReadOnly: null);
        }
    }

    private static PodVolume Memory(string name, string path, string size) => new(
        new V1Volume { Name = name, EmptyDir = new V1EmptyDirVolumeSource { Medium = "Memory", SizeLimit = new ResourceQuantity(size) } },
        new V1VolumeMount { Name = name, MountPath = path });

    private static PodVolume OfHost(string name, string path, bool? isReadOnly) => new(
        new V1Volume { Name = name, HostPath = new V1HostPathVolumeSource { Path = path } },
        new V1VolumeMount { Name = name, MountPath = path, ReadOnlyProperty = isReadOnly });

    private static PodVolume Secret(SecretMount secret)
    {
        var name = "secret-vol-" + secret.Name;
        return new PodVolume(
            new V1Volume { Name = name, Secret = new V1SecretVolumeSource { SecretName = secret.Name, DefaultMode = secret.DefaultMode } },
            new V1VolumeMount { Name = name, MountPath = secret.MountPath, ReadOnlyProperty = secret.ReadOnly });
    }

    private static PodVolume Projection(VolumeProjection projection, string name) => new(
        new V1Volume
        {
            Name = name,
            PersistentVolumeClaim = new V1PersistentVolumeClaimVolumeSource { ClaimName = projection.PvcName, ReadOnlyProperty = projection.ReadOnly },
        },
        new V1VolumeMount { Name = name, MountPath = projection.MountPath, ReadOnlyProperty = projection.ReadOnly });
}
