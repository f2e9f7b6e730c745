using System.Globalization;
using k8s.Models;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Clusters;
using MlPipeline.Operator.Members;
using MlPipeline.Operator.Objects;

namespace MlPipeline.Operator.Roles;

/// <summary>Makes the stateful set of a role. It begins without pods: members are planned before they run.</summary>
internal static class StatefulSetFactory
{
    public static V1StatefulSet Create(ClusterPass pass, ClusterRole role, string? recordedName)
    {
        var appRole = pass.AppRole(role.Id)
            ?? throw new ReconcileException($"role {role.Id} is not part of app {pass.Cluster.Spec.App}");
        var podLabels = ObjectLabels.Pod(pass, role);
        return new V1StatefulSet
        {
            Metadata = new V1ObjectMeta
            {
                Name = string.IsNullOrEmpty(recordedName) ? null : recordedName,
                GenerateName = string.IsNullOrEmpty(recordedName)
                    ? ObjectNames.StatefulSetPrefix(pass.NamingScheme, pass.Name, role.Id)
                    : null,
                NamespaceProperty = pass.Namespace,
                Labels = ObjectLabels.StatefulSet(pass, role.Id),
                Annotations = ObjectLabels.Annotations(pass),
                OwnerReferences = [OwnerReferences.Of(pass.Cluster)],
            },
            Spec = new V1StatefulSetSpec
            {
                PodManagementPolicy = "Parallel",
                Replicas = 0,
                ServiceName = pass.Status.ClusterService,
                VolumeClaimTemplates = PersistentVolume.Templates(role),
                Selector = new V1LabelSelector { MatchLabels = podLabels },
                Template = new V1PodTemplateSpec
                {
                    Metadata = new V1ObjectMeta { Labels = podLabels, Annotations = ObjectLabels.PodAnnotations(pass, role) },
                    Spec = PodSpec(pass, role, appRole),
                },
            },
        };
    }

    private static V1PodSpec PodSpec(ClusterPass pass, ClusterRole role, AppRole appRole) => new()
    {
        AutomountServiceAccountToken = !string.IsNullOrEmpty(role.ServiceAccountName),
        ServiceAccountName = role.ServiceAccountName,
        Affinity = role.Affinity,
        InitContainers = role.Storage is null
            ? null
            : [StorageInitContainer.Create(appRole.ImageRepoTag, Resources(role), PersistentDirectories.Of(appRole))],
        Containers = [Container(pass, role, appRole)],
        Volumes = [.. PodVolumes.Of(role, NeedsControlGroups(pass)).Select(volume => volume.Volume)],
    };

    private static V1Container Container(ClusterPass pass, ClusterRole role, AppRole appRole) => new()
    {
        Name = MemberPods.ContainerName,
        Image = appRole.ImageRepoTag,
        Resources = Resources(role),
        Ports = [.. AppServices.EndpointsOf(pass.App!, role.Id).Select(service => new V1ContainerPort
        {
            Name = service.Id,
            ContainerPort = service.Endpoint!.Port!.Value,
        })],
        Stdin = appRole.ContainerSpec?.Stdin,
        Tty = appRole.ContainerSpec?.Tty,
        SecurityContext = pass.App!.Spec.Capabilities is { Count: > 0 } capabilities
            ? new V1SecurityContext { Capabilities = new V1Capabilities { Add = capabilities } }
            : null,
        Env = Environment(role, appRole),
        Lifecycle = PostStartHook.Create(pass.Status.ClusterService),
        VolumeMounts = [.. PersistentVolume.Mounts(role, appRole), .. PodVolumes.Of(role, NeedsControlGroups(pass)).Select(volume => volume.Mount)],
        VolumeDevices = PersistentVolume.Devices(role),
    };

    private static V1ResourceRequirements Resources(ClusterRole role) =>
        new() { Limits = Quantities(role.Resources.Limits), Requests = Quantities(role.Resources.Requests) };

    private static bool NeedsControlGroups(ClusterPass pass) =>
        pass.App!.Spec.SystemdRequired == true && pass.Config.NativeSystemdSupport != true;

    private static List<V1EnvVar> Environment(ClusterRole role, AppRole appRole)
    {
        var variables = (role.Env ?? []).Select(variable => new V1EnvVar { Name = variable.Name, Value = variable.Value }).ToList();
        if (appRole.ConfigPackage.Value is { UseNewSetupLayout: true })
        {
            variables.Add(new V1EnvVar { Name = "PYTHONUSERBASE", Value = "/usr/local" });
        }

        if (!RequestsGpu(role))
        {
            variables.Add(new V1EnvVar { Name = "NVIDIA_VISIBLE_DEVICES", Value = "void" });
        }

        return variables;
    }

    private static bool RequestsGpu(ClusterRole role) =>
        role.Resources.Requests?.Any(request =>
            request.Key.StartsWith("nvidia.com/", StringComparison.Ordinal)
            && decimal.TryParse(request.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var count)
            && count != 0) ?? false;

    private static Dictionary<string, ResourceQuantity>? Quantities(IDictionary<string, string>? resources) =>
        resources?.ToDictionary(resource => resource.Key, resource => new ResourceQuantity(resource.Value));
}
