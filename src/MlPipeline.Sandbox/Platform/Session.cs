namespace MlPipeline.Sandbox.Platform;

/// <summary>A log-in. Its id and its token are secrets and stored as hashes.</summary>
/// <param name="IdHash">Hash of the id.</param>
/// <param name="TokenHash">Hash of the token in the session's kubeconfig.</param>
/// <param name="User">Who logged in.</param>
/// <param name="Tenant">Name of the tenant.</param>
/// <param name="Namespace">Namespace of the tenant.</param>
/// <param name="Created">When.</param>
internal sealed record Session(
    string IdHash, string TokenHash, string User, string Tenant, string Namespace, DateTimeOffset Created);
