using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Clusters;

namespace MlPipeline.Operator.Admission.Clusters;

/// <summary>Existing volumes that roles mount.</summary>
internal static class VolumeRules
{
    private static readonly string[] GeneratedMounts = ["/tmp", "/run", "/run/lock"];
    private static readonly string[] SystemdMounts = ["/sys/fs/cgroup", "/sys/fs/cgroup/systemd"];
    private static readonly string[] SharedModes = ["ReadWriteMany", "ReadOnlyMany"];

    public static void Check(ClusterReview review)
    {
        var users = new Dictionary<string, int>();
        foreach (var (role, appRole, _) in review.Roles)
        {
            foreach (var projection in role.VolumeProjections ?? [])
            {
                var members = role.Members ?? Cardinality.Parse(appRole?.Cardinality).Smallest;
                users[projection.PvcName] = users.GetValueOrDefault(projection.PvcName) + members;
                CheckClaim(review, role.Id, projection.PvcName, users[projection.PvcName]);
            }

            CheckMounts(review, role);
        }
    }

    private static void CheckClaim(ClusterReview review, string role, string name, int members)
    {
        if (review.Facts.FindClaim(review.Namespace, name) is not { } claim)
        {
            review.Messages.Add($"Unable to find persistentvolumeclaim({name}) in namespace({review.Namespace}) as specified for role({role}).");
            return;
        }

        if (review.Facts.WhyClaimIsDenied(name) is { } reason)
        {
            review.Messages.Add(reason);
        }

        if (claim.Spec.VolumeMode is not (null or "Filesystem"))
        {
            review.Messages.Add(
                $"Specified persistentvolumeclaim({name}) for role ({role}) is invalid. VolumeMode({claim.Spec.VolumeMode}) "
                + "for the underlying volume must be configured as Filesystem.");
        }

        if (members > 1 && !(claim.Spec.AccessModes ?? []).Intersect(SharedModes).Any())
        {
            review.Messages.Add(
                $"Specified persistentvolumeclaim({name}) is invalid. AccessModes for this volume must contain either "
                + "ReadWriteMany or ReadOnlyMany, since its consumed by more than 1 member of the cluster.");
        }
    }

    private static void CheckMounts(ClusterReview review, ClusterRole role)
    {
        var taken = new HashSet<string>();
        var generated = GeneratedMounts.Concat(MountsOf(review, role)).ToHashSet();
        foreach (var path in (role.VolumeProjections ?? []).Select(projection => projection.MountPath))
        {
            if (!taken.Add(path))
            {
                review.Messages.Add($"Specified mountPath({path}) for role({role.Id}) is invalid. It must be unique within the role.");
            }

            if (generated.Contains(path))
            {
                review.Messages.Add($"Specified mountPath({path}) for role({role.Id}) is invalid. It clashes with system generated mountPath.");
            }
        }
    }

    private static IEnumerable<string> MountsOf(ClusterReview review, ClusterRole role)
    {
        if ((role.Secret ?? review.Spec.DefaultSecret) is { } secret)
        {
            yield return secret.MountPath;
        }

        if (role.SharedMemory is not null)
        {
            yield return "/dev/shm";
        }

        if (review.App.Spec.SystemdRequired == true && review.Config.NativeSystemdSupport != true)
        {
            foreach (var path in SystemdMounts)
            {
                yield return path;
            }
        }
    }
}
