using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Patching;

/// <summary>Applies strategic merge patches: merge patches that know which lists to merge item by item.</summary>
internal static class StrategicMergePatch
{
    private const string Directive = "$patch";
    private const string RetainKeys = "$retainKeys";
    private const string OrderPrefix = "$setElementOrder/";
    private const string DeletePrefix = "$deleteFromPrimitiveList/";

    /// <summary>Applies a patch in place.</summary>
    public static void Apply(JsonObject target, JsonObject patch) => MergeObject(target, patch, "");

    private static void MergeObject(JsonObject target, JsonObject patch, string field)
    {
        if (patch.Text(Directive) == "replace")
        {
            target.Clear();
        }

        Retain(target, patch.Items(RetainKeys));
        foreach (var (name, change) in patch)
        {
            if (name.StartsWith(DeletePrefix, StringComparison.Ordinal))
            {
                RemoveTexts(target.Items(name[DeletePrefix.Length..]), change as JsonArray);
            }
            else if (name[0] != '$')
            {
                MergeField(target, name, change, field);
            }
        }

        foreach (var (name, order) in patch.Where(entry => entry.Key.StartsWith(OrderPrefix, StringComparison.Ordinal)))
        {
            var list = name[OrderPrefix.Length..];
            Reorder(target, list, order as JsonArray, MergeKeys.Find(field, list));
        }
    }

    private static void MergeField(JsonObject target, string name, JsonNode? change, string field)
    {
        switch (change)
        {
            case null:
                target.Remove(name);
                break;
            case JsonObject nested when nested.Text(Directive) == "delete":
                target.Remove(name);
                break;
            case JsonObject nested:
                MergeObject(target.GetOrAddChild(name), nested, name);
                break;
            case JsonArray items:
                MergeList(target, name, items, field);
                break;
            default:
                target[name] = change.DeepClone();
                break;
        }
    }

    private static void MergeList(JsonObject target, string name, JsonArray patch, string field)
    {
        var replaces = patch.OfType<JsonObject>().Any(item => item.Text(Directive) == "replace");
        var key = MergeKeys.Find(field, name);
        if (!replaces && key is not null && patch.All(item => item is JsonObject))
        {
            MergeItems(EnsureList(target, name), patch, key, name);
        }
        else if (!replaces && MergeKeys.MergesTexts(name))
        {
            AddTexts(EnsureList(target, name), patch);
        }
        else
        {
            target[name] = new JsonArray([.. patch.Where(item => (item as JsonObject)?.Text(Directive) is null).Select(item => item?.DeepClone())]);
        }
    }

    private static void MergeItems(JsonArray target, JsonArray patch, string key, string name)
    {
        foreach (var item in patch.OfType<JsonObject>())
        {
            if (item[key] is not { } identity)
            {
                throw ApiErrors.BadRequest($"map: {item.ToJsonString()} does not contain declared merge key: {key}");
            }

            var existing = target.OfType<JsonObject>().FirstOrDefault(one => JsonNode.DeepEquals(one[key], identity));
            if (item.Text(Directive) == "delete")
            {
                target.Remove(existing);
                continue;
            }

            if (existing is null)
            {
                existing = [];
                target.Add((JsonNode)existing);
            }

            MergeObject(existing, item, name);
        }
    }

    private static JsonArray EnsureList(JsonObject target, string name)
    {
        if (target[name] is JsonArray existing)
        {
            return existing;
        }

        var created = new JsonArray();
        target[name] = created;
        return created;
    }

    private static void AddTexts(JsonArray target, JsonArray added)
    {
        foreach (var item in added.Where(item => !target.Any(one => JsonNode.DeepEquals(one, item))).ToList())
        {
            target.Add(item?.DeepClone());
        }
    }

    private static void RemoveTexts(JsonArray? target, JsonArray? removed)
    {
        foreach (var item in removed ?? [])
        {
            target?.Remove(target.FirstOrDefault(one => JsonNode.DeepEquals(one, item)));
        }
    }

    private static void Retain(JsonObject target, JsonArray? kept)
    {
        if (kept is null)
        {
            return;
        }

        var names = kept.Select(item => item?.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var name in target.Select(entry => entry.Key).Where(name => !names.Contains(name)).ToList())
        {
            target.Remove(name);
        }
    }

    private static void Reorder(JsonObject target, string name, JsonArray? order, string? key)
    {
        if (order is null || target[name] is not JsonArray items)
        {
            return;
        }

        var ranks = order.Select((item, rank) => (Identity: Identity(item, key), Rank: rank)).ToLookup(entry => entry.Identity, entry => entry.Rank);
        var sorted = items
            .Select((item, position) => (Item: item, Rank: ranks[Identity(item, key)].DefaultIfEmpty(position + order.Count).First()))
            .OrderBy(entry => entry.Rank)
            .Select(entry => entry.Item?.DeepClone())
            .ToArray();
        target[name] = new JsonArray(sorted);
    }

    private static string Identity(JsonNode? item, string? key) =>
        (key is not null && item is JsonObject properties ? properties[key] : item)?.ToJsonString() ?? "";
}
