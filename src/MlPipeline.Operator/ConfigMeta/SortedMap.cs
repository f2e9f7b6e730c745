namespace MlPipeline.Operator.ConfigMeta;

/// <summary>Maps whose keys stand in the order in which KubeDirector writes them.</summary>
internal static class SortedMap
{
    public static SortedDictionary<string, TValue> Of<TItem, TValue>(
        IEnumerable<TItem> items, Func<TItem, string> key, Func<TItem, TValue> value)
    {
        var map = new SortedDictionary<string, TValue>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            map[key(item)] = value(item);
        }

        return map;
    }

    public static SortedDictionary<string, string>? Of(IDictionary<string, string>? map) =>
        map is null ? null : new SortedDictionary<string, string>(map, StringComparer.Ordinal);
}
