using System.Text;
using k8s.Models;
using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.Contracts.KubeDirector;

namespace MlPipeline.Operator.ConfigMeta;

/// <summary>Connected ConfigMaps and Secrets by type. An object without a type is left out.</summary>
internal static class ConnectedObjectSection
{
    /// <summary>ConfigMaps, as they are.</summary>
    public static SortedDictionary<string, IReadOnlyList<ConnectedObject>> ConfigMaps(IEnumerable<V1ConfigMap> configMaps) =>
        ByType(configMaps, KubeDirectorLabels.ConfigMapType, item => new ConnectedObject(
            SortedMap.Of(item.Metadata.Annotations),
            SortedMap.Of(item.Data),
            SortedMap.Of(item.Metadata.Labels),
            new Dictionary<string, string> { ["name"] = item.Metadata.Name }));

    /// <summary>Secrets, every value in base64, also those that were no secret.</summary>
    public static SortedDictionary<string, IReadOnlyList<ConnectedObject>> Secrets(IEnumerable<V1Secret> secrets) =>
        ByType(secrets, KubeDirectorLabels.SecretType, item => new ConnectedObject(
            Encode(item.Metadata.Annotations),
            SortedMap.Of(item.Data ?? new Dictionary<string, byte[]>(), entry => entry.Key, entry => Convert.ToBase64String(entry.Value)),
            Encode(item.Metadata.Labels),
            new Dictionary<string, string> { ["name"] = Encode(item.Metadata.Name) }));

    private static SortedDictionary<string, IReadOnlyList<ConnectedObject>> ByType<T>(
        IEnumerable<T> items, string typeLabel, Func<T, ConnectedObject> convert)
        where T : IMetadata<V1ObjectMeta> =>
        SortedMap.Of(
            items.Where(item => item.GetLabel(typeLabel) is not null).GroupBy(item => item.GetLabel(typeLabel)),
            group => group.Key,
            group => (IReadOnlyList<ConnectedObject>)[.. group.Select(convert)]);

    private static SortedDictionary<string, string> Encode(IDictionary<string, string>? map) =>
        SortedMap.Of(map ?? new Dictionary<string, string>(), entry => entry.Key, entry => Encode(entry.Value));

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
