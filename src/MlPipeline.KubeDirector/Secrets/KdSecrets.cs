using System.Text;
using System.Text.Json.Nodes;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Connection;
using MlPipeline.KubeDirector.Manifests;

namespace MlPipeline.KubeDirector.Secrets;

/// <summary>The Secrets that kdclusters are connected to.</summary>
public sealed class KdSecrets
{
    private const string KubeconfigType = "kubeconfig";
    private const string KubeconfigKey = "config";

    private readonly ApiClient _api;
    private readonly ApiPaths _paths;
    private readonly ManifestApplier _manifests;
    private readonly string _user;
    private readonly Kubeconfig _kubeconfig;

    internal KdSecrets(ApiClient api, ApiPaths paths, ManifestApplier manifests, string user, Kubeconfig kubeconfig)
    {
        _api = api;
        _paths = paths;
        _manifests = manifests;
        _user = user;
        _kubeconfig = kubeconfig;
    }

    /// <summary>Name of the Secret with the user's kubeconfig, <c>kc-secret-</c> and the user.</summary>
    public string KubeconfigSecret => $"kc-secret-{_user}";

    /// <summary>Puts the session's kubeconfig into the user's Secret, so that a kdcluster can be given it.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What became of the Secret.</returns>
    public Task<ApplyResult> ApplyKubeconfigAsync(CancellationToken cancellationToken = default)
    {
        var body = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Secret",
            ["metadata"] = new JsonObject
            {
                ["name"] = KubeconfigSecret,
                ["labels"] = new JsonObject
                {
                    [KubeDirectorLabels.SecretType] = KubeconfigType,
                    [KubeDirectorLabels.UserName] = _user,
                },
            },
            ["type"] = "Opaque",
            ["data"] = new JsonObject { [KubeconfigKey] = Convert.ToBase64String(Encoding.UTF8.GetBytes(_kubeconfig.ToYaml())) },
        };
        return _manifests.ApplyAsync(new Manifest("v1", "Secret", KubeconfigSecret, null, body), cancellationToken);
    }

    /// <summary>Deletes a Secret.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is deleted.</returns>
    public Task DeleteAsync(string name, CancellationToken cancellationToken = default) =>
        _api.DeleteAsync(ApiPaths.Named(_paths.Secrets, name), cancellationToken);
}
