using System.Net;
using System.Text;
using k8s;
using k8s.Autorest;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>Reads Secrets and ConfigMaps on behalf of pods.</summary>
internal sealed class PodSources(IKubernetes client)
{
    public async Task<IReadOnlyDictionary<string, byte[]>> SecretAsync(string space, string name, bool isOptional, CancellationToken cancellationToken) =>
        await FindAsync(
            async () => (await client.CoreV1.ReadNamespacedSecretAsync(name, space, cancellationToken: cancellationToken)).Data, $"secret \"{name}\"", isOptional);

    public async Task<IReadOnlyDictionary<string, byte[]>> ConfigMapAsync(string space, string name, bool isOptional, CancellationToken cancellationToken) =>
        await FindAsync(
            async () => (await client.CoreV1.ReadNamespacedConfigMapAsync(name, space, cancellationToken: cancellationToken)).Data?
                .ToDictionary(entry => entry.Key, entry => Encoding.UTF8.GetBytes(entry.Value)),
            $"configmap \"{name}\"",
            isOptional);

    private static async Task<IReadOnlyDictionary<string, byte[]>> FindAsync(
        Func<Task<IDictionary<string, byte[]>?>> read, string what, bool isOptional)
    {
        try
        {
            return new Dictionary<string, byte[]>(await read() ?? new Dictionary<string, byte[]>());
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return isOptional ? new Dictionary<string, byte[]>() : throw new PodConfigException($"{what} not found");
        }
    }
}
