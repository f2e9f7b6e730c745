using k8s;
using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.Operator.Informers;

namespace MlPipeline.Operator.Api;

/// <summary>A type of objects the operator follows: where to look, where to write, and what keeps the two together.</summary>
internal sealed class Tracked<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    public Tracked(IKubernetes kubernetes, ResourceType<T> type, string? labelSelector, TimeProvider time, ILogger logger)
    {
        Store = new ResourceStore<T>();
        Client = new ResourceClient<T>(kubernetes, type, logger, Store);
        Informer = new Informer<T>(Client, Store, labelSelector, time, logger);
    }

    public ResourceStore<T> Store { get; }

    public ResourceClient<T> Client { get; }

    public IInformer Informer { get; }
}
