namespace MlPipeline.Sandbox.Platform;

/// <summary>A tenant and the namespace it is on Kubernetes.</summary>
/// <param name="Name">Name of the tenant; letter case counts.</param>
/// <param name="Namespace">Its namespace.</param>
internal sealed record Tenant(string Name, string Namespace)
{
    /// <summary>The workshop's tenant.</summary>
    public static Tenant Workshop { get; } = new("K8sMLTenant", "k8smltenant");
}
