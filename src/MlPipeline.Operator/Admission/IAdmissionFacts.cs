using k8s.Models;
using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Admission;

/// <summary>What a review has to know of other objects.</summary>
public interface IAdmissionFacts
{
    /// <summary>Namespace of the operator, home of the <c>system</c> catalogue and of the kdconfig.</summary>
    string OperatorNamespace { get; }

    /// <summary>The kdconfig, or null where there is none.</summary>
    KubeDirectorConfigSpec? Config { get; }

    /// <summary>Whether there is any kdcluster.</summary>
    bool HasClusters { get; }

    /// <summary>Version of the API server.</summary>
    Version ServerVersion { get; }

    /// <summary>All storage classes.</summary>
    IReadOnlyList<V1StorageClass> StorageClasses { get; }

    /// <summary>Finds a kdapp.</summary>
    /// <param name="namespaceName">Namespace.</param>
    /// <param name="name">Name.</param>
    /// <returns>The kdapp, or null.</returns>
    KubeDirectorApp? FindApp(string namespaceName, string name);

    /// <summary>Finds the kdclusters that use a kdapp.</summary>
    /// <param name="namespaceName">Namespace of the kdapp.</param>
    /// <param name="name">Name of the kdapp.</param>
    /// <returns>Each as <c>namespace/name</c>.</returns>
    IReadOnlyList<string> ClustersUsing(string namespaceName, string name);

    /// <summary>Whether a Secret exists.</summary>
    /// <param name="namespaceName">Namespace.</param>
    /// <param name="name">Name.</param>
    /// <returns>True where it does.</returns>
    bool SecretExists(string namespaceName, string name);

    /// <summary>Whether a service account exists.</summary>
    /// <param name="namespaceName">Namespace.</param>
    /// <param name="name">Name.</param>
    /// <returns>True where it does.</returns>
    bool ServiceAccountExists(string namespaceName, string name);

    /// <summary>Asks whether the user is denied a service account in so many words.</summary>
    /// <param name="name">Name of the service account.</param>
    /// <returns>The reason, or null where there is no denial.</returns>
    string? WhyAccountIsDenied(string name);

    /// <summary>Asks whether the user is denied a volume claim in so many words.</summary>
    /// <param name="name">Name of the claim.</param>
    /// <returns>The reason, or null where there is no denial.</returns>
    string? WhyClaimIsDenied(string name);

    /// <summary>Asks whether an address can be reached.</summary>
    /// <param name="address">Address of a file that a role wants injected.</param>
    /// <returns>Why it cannot be reached, or null where it can.</returns>
    string? ProblemWith(string address);

    /// <summary>Finds a volume claim.</summary>
    /// <param name="namespaceName">Namespace.</param>
    /// <param name="name">Name.</param>
    /// <returns>The claim, or null.</returns>
    V1PersistentVolumeClaim? FindClaim(string namespaceName, string name);
}
