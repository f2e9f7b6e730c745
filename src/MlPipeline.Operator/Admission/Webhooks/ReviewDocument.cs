using System.Text;
using System.Text.Json.Nodes;

namespace MlPipeline.Operator.Admission.Webhooks;

/// <summary>Reads and answers <c>admission.k8s.io/v1 AdmissionReview</c>.</summary>
internal static class ReviewDocument
{
    private static readonly string[] Defaulted = ["/spec", "/metadata/labels", "/metadata/ownerReferences"];

    /// <summary>The write that is to be reviewed, or null where the document has none.</summary>
    public static AdmissionRequest? Read(JsonObject document) =>
        document["request"] is JsonObject request
        && Enum.TryParse<AdmissionOperation>((string?)request["operation"], ignoreCase: true, out var operation)
            ? new AdmissionRequest(
                operation,
                (string?)request["kind"]?["kind"] ?? "",
                (string?)request["namespace"] ?? "",
                request["object"] as JsonObject,
                request["oldObject"] as JsonObject)
            { User = ReadUser(request["userInfo"] as JsonObject) }
            : null;

    /// <summary>The answer.</summary>
    public static JsonObject Write(JsonObject document, AdmissionRequest request, AdmissionVerdict verdict)
    {
        var response = new JsonObject { ["uid"] = document["request"]!["uid"]?.DeepClone(), ["allowed"] = verdict.IsAllowed };
        if (!verdict.IsAllowed)
        {
            response["status"] = new JsonObject { ["message"] = verdict.Message };
        }
        else if (verdict.Defaulted is { } defaulted && Patch(request.Wanted!, defaulted) is { Count: > 0 } patch)
        {
            response["patchType"] = "JSONPatch";
            response["patch"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(patch.ToJsonString()));
        }

        return new JsonObject { ["apiVersion"] = document["apiVersion"]?.DeepClone(), ["kind"] = "AdmissionReview", ["response"] = response };
    }

    private static AdmissionUser? ReadUser(JsonObject? user) => (string?)user?["username"] is { Length: > 0 } name
        ? new AdmissionUser(name, [.. (user!["groups"] as JsonArray ?? []).Select(group => (string?)group ?? "")])
        : null;

    /// <summary>Adding what is there replaces it (RFC 6902, 4.1).</summary>
    private static JsonArray Patch(JsonObject wanted, JsonObject defaulted) =>
    [
        .. from path in Defaulted
           let value = At(defaulted, path)
           where value is not null && !JsonNode.DeepEquals(At(wanted, path), value)
           select new JsonObject { ["op"] = "add", ["path"] = path, ["value"] = value.DeepClone() },
    ];

    private static JsonNode? At(JsonObject item, string path) =>
        path[1..].Split('/').Aggregate((JsonNode?)item, (node, name) => node?[name]);
}
