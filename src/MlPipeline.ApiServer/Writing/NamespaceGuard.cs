using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Statuses;
using MlPipeline.ApiServer.Storage;

namespace MlPipeline.ApiServer.Writing;

/// <summary>Admits new objects only into namespaces that exist and stay.</summary>
internal sealed class NamespaceGuard(ObjectStore store, ResourceRegistry registry)
{
    public const string Namespaces = "namespaces";

    public void Admit(ResourceKind kind, string name, string namespaceName)
    {
        if (!kind.Namespaced)
        {
            return;
        }

        var owner = store.State.Find(new ObjectKey(Namespaces, "", namespaceName));
        if (owner is null)
        {
            throw ApiErrors.NotFound(registry.Kinds.FindStored(Namespaces)!, namespaceName);
        }

        if (owner.IsTerminating)
        {
            throw ApiErrors.NamespaceTerminating(kind, name, namespaceName);
        }
    }
}
