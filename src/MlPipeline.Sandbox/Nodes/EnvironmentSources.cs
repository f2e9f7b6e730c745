using System.Text;
using k8s.Models;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>Works out the environment variables that a container declares.</summary>
internal sealed class EnvironmentSources(PodSources sources)
{
    /// <summary>The variables in the order of their declaration.</summary>
    /// <exception cref="PodConfigException">A variable comes from something that is not there.</exception>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> ResolveAsync(
        V1Pod pod, V1Container container, PodEndpoint endpoint, CancellationToken cancellationToken)
    {
        var variables = new List<KeyValuePair<string, string>>();
        foreach (var source in container.EnvFrom ?? [])
        {
            var values = await AllAsync(pod.Metadata.NamespaceProperty, source, cancellationToken);
            variables.AddRange(values.Select(value => KeyValuePair.Create(source.Prefix + value.Key, Encoding.UTF8.GetString(value.Value))));
        }

        foreach (var variable in container.Env ?? [])
        {
            var value = variable.ValueFrom is { } source ? await OneAsync(pod, container, endpoint, source, cancellationToken) : variable.Value ?? "";
            if (value is not null)
            {
                variables.Add(KeyValuePair.Create(variable.Name, value));
            }
        }

        return variables;
    }

    private async Task<IReadOnlyDictionary<string, byte[]>> AllAsync(string space, V1EnvFromSource source, CancellationToken cancellationToken) => source switch
    {
        { SecretRef: { } secret } => await sources.SecretAsync(space, secret.Name, secret.Optional == true, cancellationToken),
        { ConfigMapRef: { } map } => await sources.ConfigMapAsync(space, map.Name, map.Optional == true, cancellationToken),
        _ => new Dictionary<string, byte[]>(),
    };

    private async Task<string?> OneAsync(
        V1Pod pod, V1Container container, PodEndpoint endpoint, V1EnvVarSource source, CancellationToken cancellationToken)
    {
        var space = pod.Metadata.NamespaceProperty;
        return source switch
        {
            { SecretKeyRef: { } secret } => Key(
                await sources.SecretAsync(space, secret.Name, secret.Optional == true, cancellationToken), secret.Key, "Secret", secret.Name, secret.Optional),
            { ConfigMapKeyRef: { } map } => Key(
                await sources.ConfigMapAsync(space, map.Name, map.Optional == true, cancellationToken), map.Key, "ConfigMap", map.Name, map.Optional),
            { FieldRef: { } field } => Field(pod, endpoint, field.FieldPath),
            { ResourceFieldRef: { } resource } => Resource(container, resource.Resource),
            _ => null,
        };
    }

    private static string? Key(IReadOnlyDictionary<string, byte[]> values, string key, string kind, string name, bool? isOptional) =>
        values.TryGetValue(key, out var value) ? Encoding.UTF8.GetString(value)
        : isOptional == true ? null
        : throw new PodConfigException($"couldn't find key {key} in {kind} {name}");

    private static string Field(V1Pod pod, PodEndpoint endpoint, string path) => path switch
    {
        "metadata.name" => pod.Metadata.Name,
        "metadata.namespace" => pod.Metadata.NamespaceProperty,
        "metadata.uid" => pod.Metadata.Uid,
        "spec.nodeName" => NodeOptions.NodeName,
        "spec.serviceAccountName" => pod.Spec.ServiceAccountName ?? "",
        "status.podIP" => endpoint.Address.ToString(),
        "status.hostIP" => NodeOptions.NodeAddress,
        _ when Entry(path, "metadata.labels") is { } key => pod.GetLabel(key) ?? "",
        _ when Entry(path, "metadata.annotations") is { } key => pod.GetAnnotation(key) ?? "",
        _ => throw new PodConfigException($"field path \"{path}\" is not one the sandbox knows"),
    };

    private static string? Entry(string path, string map) =>
        path.StartsWith(map + "['", StringComparison.Ordinal) && path.EndsWith("']", StringComparison.Ordinal) ? path[(map.Length + 2)..^2] : null;

    private static string Resource(V1Container container, string path)
    {
        var resources = path.StartsWith("limits.", StringComparison.Ordinal) ? container.Resources?.Limits : container.Resources?.Requests;
        return resources?.TryGetValue(path[(path.IndexOf('.') + 1)..], out var quantity) == true
            ? decimal.Ceiling(quantity.ToDecimal()).ToString("0", System.Globalization.CultureInfo.InvariantCulture)
            : "0";
    }
}
