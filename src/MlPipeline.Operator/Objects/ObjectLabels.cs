using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Clusters;

namespace MlPipeline.Operator.Objects;

/// <summary>Labels and annotations of the objects a kdcluster is made of. Where a key is given twice, the later giver wins.</summary>
internal static class ObjectLabels
{
    public static Dictionary<string, string> HeadlessService(ClusterPass pass) => new()
    {
        [KubeDirectorLabels.KdCluster] = pass.Name,
        [KubeDirectorLabels.KdApp] = pass.Cluster.Spec.App,
        [KubeDirectorLabels.AppCatalog] = pass.AppCatalog,
    };

    public static Dictionary<string, string> StatefulSet(ClusterPass pass, string role) =>
        new(HeadlessService(pass))
        {
            [KubeDirectorLabels.Role] = role,
            [KubeDirectorLabels.Headless] = pass.Name,
        };

    public static Dictionary<string, string> Pod(ClusterPass pass, ClusterRole role) =>
        Merge(StatefulSet(pass, role.Id), role.PodLabels, pass.Config.PodLabels);

    public static Dictionary<string, string> MemberService(ClusterPass pass, ClusterRole role) =>
        Merge(new(HeadlessService(pass)) { [KubeDirectorLabels.Role] = role.Id }, role.ServiceLabels, pass.Config.ServiceLabels);

    public static Dictionary<string, string> Annotations(ClusterPass pass)
    {
        var annotations = new Dictionary<string, string>();
        if (pass.App is { } app)
        {
            annotations[KubeDirectorAnnotations.AppPrettyName] = app.Spec.Label.Name;
        }

        return annotations;
    }

    public static Dictionary<string, string> PodAnnotations(ClusterPass pass, ClusterRole role) =>
        Merge(Annotations(pass), role.PodAnnotations, pass.Config.PodAnnotations);

    public static Dictionary<string, string> MemberServiceAnnotations(ClusterPass pass, ClusterRole role) =>
        Merge(Annotations(pass), role.ServiceAnnotations, pass.Config.ServiceAnnotations);

    private static Dictionary<string, string> Merge(Dictionary<string, string> builtIn, params IEnumerable<IDictionary<string, string>?> others)
    {
        foreach (var (key, value) in others.OfType<IDictionary<string, string>>().SelectMany(other => other))
        {
            builtIn[key] = value;
        }

        return builtIn;
    }
}
