using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Api;

namespace MlPipeline.Operator.CustomResources;

/// <summary>Teaches an API server the kinds of KubeDirector.</summary>
public static class CustomResourceInstaller
{
    private static readonly string[] Plurals =
    [
        KubeDirectorGroup.AppPlural, KubeDirectorGroup.ClusterPlural, KubeDirectorGroup.ConfigPlural, KubeDirectorGroup.StatusBackupPlural,
    ];

    /// <summary>The definitions, ready to be applied.</summary>
    /// <returns>One definition per kind.</returns>
    public static IReadOnlyList<V1CustomResourceDefinition> Definitions() => [.. Plurals.Select(Read)];

    /// <summary>Creates the definitions that are missing and brings the others to what this version knows.</summary>
    /// <param name="client">The API server.</param>
    /// <param name="cancellationToken">Ends the installation.</param>
    /// <returns>A task that ends when all are stored; the API server may take a moment more to serve them.</returns>
    public static async Task InstallAsync(IKubernetes client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        foreach (var definition in Definitions())
        {
            await InstallAsync(client, definition, cancellationToken);
        }
    }

    private static async Task InstallAsync(IKubernetes client, V1CustomResourceDefinition definition, CancellationToken cancellationToken)
    {
        try
        {
            await client.ApiextensionsV1.CreateCustomResourceDefinitionAsync(definition, cancellationToken: cancellationToken);
        }
        catch (HttpOperationException exception) when (exception.IsConflict())
        {
            var patch = new JsonObject { ["spec"] = JsonNode.Parse(KubernetesJson.Serialize(definition.Spec)) };
            await client.ApiextensionsV1.PatchCustomResourceDefinitionAsync(
                new V1Patch(patch.ToJsonString(), V1Patch.PatchType.MergePatch), definition.Metadata.Name, cancellationToken: cancellationToken);
        }
    }

    private static V1CustomResourceDefinition Read(string plural)
    {
        using var stream = typeof(CustomResourceInstaller).Assembly.GetManifestResourceStream(plural + ".json")!;
        return KubernetesJson.Deserialize<V1CustomResourceDefinition>(stream);
    }
}
