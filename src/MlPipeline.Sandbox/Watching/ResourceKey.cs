using k8s;
using k8s.Models;

namespace MlPipeline.Sandbox.Watching;

/// <summary>Where an object of a kind is found.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
internal readonly record struct ResourceKey(string Namespace, string Name)
{
    public static ResourceKey Of(IKubernetesObject<V1ObjectMeta> found) =>
        new(found.Metadata.NamespaceProperty ?? "", found.Metadata.Name);

    public override string ToString() => $"{Namespace}/{Name}";
}
