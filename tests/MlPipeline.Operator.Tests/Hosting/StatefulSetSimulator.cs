using System.Globalization;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace MlPipeline.Operator.Tests.Hosting;

/// <summary>
/// Does to stateful sets what a cluster does: makes pods with ordinals, highest one last to come and first to go, and has their
/// containers run. It works through the API server like everybody else.
/// </summary>
internal sealed class StatefulSetSimulator(IKubernetes client)
{
    private const string PodNameLabel = "statefulset.kubernetes.io/pod-name";

    /// <summary>Whether containers start; pods of a test that says no stay pending.</summary>
    public bool StartsContainers { get; set; } = true;

    /// <summary>Whether containers become ready.</summary>
    public bool AreReady { get; set; } = true;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(15));
        while (await timer.WaitForNextTickAsync(cancellationToken).AsTask().ContinueWith(tick => tick.Status == TaskStatus.RanToCompletion && tick.Result, TaskScheduler.Default))
        {
            try
            {
                await StepAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (HttpOperationException exception) when (exception.Response?.StatusCode is
                System.Net.HttpStatusCode.Conflict or System.Net.HttpStatusCode.NotFound)
            {
                // Somebody else was faster; the next step sees it.
                continue;
            }
        }
    }

    /// <summary>Gives a pod a new container, as a restart does.</summary>
    public async Task RestartAsync(string namespaceName, string name, CancellationToken cancellationToken)
    {
        var pod = await client.CoreV1.ReadNamespacedPodAsync(name, namespaceName, cancellationToken: cancellationToken);
        pod.Status = RunningStatus();
        await client.CoreV1.ReplaceNamespacedPodStatusAsync(pod, name, namespaceName, cancellationToken: cancellationToken);
    }

    private async Task StepAsync(CancellationToken cancellationToken)
    {
        var sets = await client.AppsV1.ListStatefulSetForAllNamespacesAsync(cancellationToken: cancellationToken);
        var pods = await client.CoreV1.ListPodForAllNamespacesAsync(cancellationToken: cancellationToken);
        foreach (var set in sets.Items.Where(set => set.Metadata.DeletionTimestamp is null))
        {
            var own = pods.Items.Where(pod => pod.Metadata.OwnerReferences?.Any(owner => owner.Uid == set.Metadata.Uid) ?? false).ToList();
            await SyncAsync(set, own, cancellationToken);
        }
    }

    private async Task SyncAsync(V1StatefulSet set, List<V1Pod> pods, CancellationToken cancellationToken)
    {
        var wanted = Enumerable.Range(0, set.Spec.Replicas ?? 1).Select(ordinal => $"{set.Metadata.Name}-{ordinal}").ToList();
        foreach (var name in wanted.Where(name => pods.All(pod => pod.Metadata.Name != name)))
        {
            pods.Add(await client.CoreV1.CreateNamespacedPodAsync(Pod(set, name), set.Metadata.NamespaceProperty, cancellationToken: cancellationToken));
        }

        foreach (var pod in pods.Where(pod => !wanted.Contains(pod.Metadata.Name)).ToList())
        {
            await client.CoreV1.DeleteNamespacedPodAsync(pod.Metadata.Name, pod.Metadata.NamespaceProperty, cancellationToken: cancellationToken);
            pods.Remove(pod);
        }

        foreach (var pod in pods.Where(pod => StartsContainers && pod.Status?.ContainerStatuses is not { Count: > 0 }))
        {
            pod.Status = RunningStatus();
            await client.CoreV1.ReplaceNamespacedPodStatusAsync(pod, pod.Metadata.Name, pod.Metadata.NamespaceProperty, cancellationToken: cancellationToken);
        }

        if (set.Status?.Replicas != pods.Count)
        {
            set.Status = new V1StatefulSetStatus { Replicas = pods.Count };
            await client.AppsV1.ReplaceNamespacedStatefulSetStatusAsync(
                set, set.Metadata.Name, set.Metadata.NamespaceProperty, cancellationToken: cancellationToken);
        }
    }

    private static V1Pod Pod(V1StatefulSet set, string name) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = name,
            NamespaceProperty = set.Metadata.NamespaceProperty,
            Labels = new Dictionary<string, string>(set.Spec.Template.Metadata.Labels) { [PodNameLabel] = name },
            OwnerReferences =
            [
                new V1OwnerReference
                {
                    ApiVersion = "apps/v1", Kind = "StatefulSet", Name = set.Metadata.Name, Uid = set.Metadata.Uid, Controller = true, BlockOwnerDeletion = true,
                },
            ],
        },
        Spec = set.Spec.Template.Spec,
    };

    private V1PodStatus RunningStatus() => new()
    {
        Phase = "Running",
        Conditions = [new V1PodCondition { Type = "Ready", Status = AreReady ? "True" : "False" }],
        ContainerStatuses =
        [
            new V1ContainerStatus
            {
                Name = "app",
                Image = "test",
                ImageID = "test",
                Ready = AreReady,
                ContainerID = "process://" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture),
                State = new V1ContainerState { Running = new V1ContainerStateRunning { StartedAt = DateTime.UtcNow } },
            },
        ],
    };
}
