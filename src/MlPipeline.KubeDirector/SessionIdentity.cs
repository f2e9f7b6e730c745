namespace MlPipeline.KubeDirector;

/// <summary>Who works in which tenant and namespace.</summary>
/// <param name="User">Name of the user; it becomes part of the names of objects.</param>
/// <param name="Tenant">Name of the tenant.</param>
/// <param name="Namespace">The tenant's namespace.</param>
public sealed record SessionIdentity(string User, string Tenant, string Namespace);
