using k8s;
using k8s.Models;

namespace MlPipeline.Operator.Api;

/// <summary>Where the API server keeps objects of a type.</summary>
/// <param name="Group">API group, empty for the core.</param>
/// <param name="Version">Version of the group.</param>
/// <param name="Plural">Resource name.</param>
/// <param name="Kind">Kind of the objects.</param>
internal sealed record ResourceType<T>(string Group, string Version, string Plural, string Kind)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";
}
