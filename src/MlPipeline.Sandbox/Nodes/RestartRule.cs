using k8s.Models;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>Tells whether a container is started again, as its pod says.</summary>
internal static class RestartRule
{
    /// <summary>Whether the container is started again after this exit code.</summary>
    public static bool StartsAgain(V1Pod pod, int exitCode) => pod.Spec.RestartPolicy switch
    {
        "Never" => false,
        "OnFailure" => exitCode != 0,
        _ => true,
    };

    /// <summary>Whether the pod has ended for good.</summary>
    public static bool HasEnded(V1Pod pod) => pod.Status?.Phase is "Succeeded" or "Failed";
}
