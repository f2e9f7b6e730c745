using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using MlPipeline.ApiServer.Patching;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Tests.Properties;

public sealed class PatchPropertyTests
{
    [Fact]
    public void A_merge_patch_does_what_the_algorithm_of_the_standard_does() => Gen.Int.Sample(seed =>
    {
        var random = new RandomJson(seed);
        var (target, patch) = (random.Object(3, withNulls: false), random.Object(3, withNulls: true));
        var expected = Merge(target, patch);
        MergePatch.Apply(target, patch);
        return JsonNode.DeepEquals(expected, target);
    });

    [Fact]
    public void A_merge_patch_applied_again_changes_nothing() => Gen.Int.Sample(seed =>
    {
        var random = new RandomJson(seed);
        var (target, patch) = (random.Object(3, withNulls: false), random.Object(3, withNulls: true));
        MergePatch.Apply(target, patch);
        var once = target.DeepClone();
        MergePatch.Apply(target, patch);
        return JsonNode.DeepEquals(once, target);
    });

    [Fact]
    public void A_strategic_merge_patch_treats_containers_as_a_map_by_their_names() => Gen.Int.Sample(seed =>
    {
        var random = new RandomJson(seed);
        var model = Enumerable.Range(0, random.Below(4)).ToDictionary(number => $"c{number}", _ => random.Below(100));
        var target = new JsonObject { ["spec"] = new JsonObject { ["containers"] = Containers(model.Select(entry => (entry.Key, entry.Value, false))) } };
        var changes = Enumerable.Range(0, 5).Where(_ => random.Below(2) == 0)
            .Select(number => (Name: $"c{number}", Image: random.Below(100), Deletes: random.Below(3) == 0)).ToList();
        StrategicMergePatch.Apply(target, new JsonObject { ["spec"] = new JsonObject { ["containers"] = Containers(changes) } });
        foreach (var (name, image, deletes) in changes)
        {
            if (deletes)
            {
                model.Remove(name);
            }
            else
            {
                model[name] = image;
            }
        }

        var result = target["spec"]!["containers"]!.AsArray().ToDictionary(item => (string)item!["name"]!, item => (int)item!["image"]!);
        return result.Count == model.Count && model.All(entry => result.GetValueOrDefault(entry.Key, -1) == entry.Value);
    });

    private static JsonArray Containers(IEnumerable<(string Name, int Image, bool Deletes)> containers) =>
        [.. containers.Select(container => container.Deletes
            ? new JsonObject { ["name"] = container.Name, ["$patch"] = "delete" }
            : new JsonObject { ["name"] = container.Name, ["image"] = container.Image })];

    [Fact]
    public void A_json_patch_treats_a_list_as_a_list() => Gen.Int.Sample(seed =>
    {
        var random = new RandomJson(seed);
        var model = Enumerable.Range(0, random.Below(4)).ToList();
        JsonNode? document = new JsonObject { ["list"] = new JsonArray([.. model.Select(item => (JsonNode)item)]) };
        for (var step = 0; step < 8; step++)
        {
            var (index, value) = (random.Below(model.Count + 2), random.Below(100));
            var operation = random.OneOf(["add", "append", "remove", "replace"]);
            var fits = operation switch { "append" => true, "add" => index <= model.Count, _ => index < model.Count };
            var path = "/list/" + (operation == "append" ? "-" : index.ToString(CultureInfo.InvariantCulture));
            var patch = new JsonArray(new JsonObject { ["op"] = operation == "append" ? "add" : operation, ["path"] = path, ["value"] = value });
            try
            {
                document = JsonPatch.Apply(document!.DeepClone(), patch);
                if (!fits)
                {
                    return false;
                }

                Change(model, operation, index, value);
            }
            catch (ApiException) when (!fits)
            {
                continue;
            }
        }

        return model.SequenceEqual(document!["list"]!.AsArray().Select(item => (int)item!));
    });

    private static void Change(List<int> model, string operation, int index, int value)
    {
        switch (operation)
        {
            case "append":
                model.Add(value);
                break;
            case "add":
                model.Insert(index, value);
                break;
            case "remove":
                model.RemoveAt(index);
                break;
            default:
                model[index] = value;
                break;
        }
    }

    /// <summary>The pseudocode of RFC 7396, section 2.</summary>
    private static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }

        var result = target is JsonObject ? (JsonObject)target.DeepClone() : [];
        foreach (var (name, value) in changes)
        {
            if (value is null)
            {
                result.Remove(name);
            }
            else
            {
                result[name] = Merge(result[name], value);
            }
        }

        return result;
    }
}
