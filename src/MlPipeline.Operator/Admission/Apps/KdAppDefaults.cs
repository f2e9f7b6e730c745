using System.Text.Json.Nodes;

namespace MlPipeline.Operator.Admission.Apps;

/// <summary>Moves the defaults at the top of a kdapp into the roles that lack them.</summary>
internal static class KdAppDefaults
{
    private const int MaxLogSizeDump = 256;

    public static JsonObject Apply(JsonObject app)
    {
        var result = (JsonObject)app.DeepClone();
        var spec = (JsonObject)result["spec"]!;
        var image = Take(spec, "defaultImageRepoTag");
        var package = Take(spec, "defaultConfigPackage");
        var directories = Take(spec, "defaultPersistDirs");
        var events = Take(spec, "defaultEventList");
        var logSize = Take(spec, "defaultMaxLogSizeDump");
        foreach (var role in (spec["roles"] as JsonArray ?? []).OfType<JsonObject>())
        {
            // A role that says null wants no package; one that says nothing takes the default, which may be none.
            role.TryAdd("configPackage", package?.DeepClone());
            Fill(role, "imageRepoTag", image);
            Fill(role, "persistDirs", directories);
            Fill(role, "eventList", events);
            Fill(role, "maxLogSizeDump", logSize ?? JsonValue.Create(MaxLogSizeDump));
        }

        return result;
    }

    private static JsonNode? Take(JsonObject spec, string name)
    {
        var value = spec[name];
        spec.Remove(name);
        return value;
    }

    private static void Fill(JsonObject role, string name, JsonNode? value)
    {
        if (value is not null)
        {
            role.TryAdd(name, value.DeepClone());
        }
    }
}
