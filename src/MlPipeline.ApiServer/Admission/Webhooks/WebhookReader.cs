using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Admission.Webhooks;

/// <summary>Reads the webhooks of a configuration object.</summary>
internal static class WebhookReader
{
    private const int DefaultSeconds = 10;
    private static readonly string[] Selectors = ["namespaceSelector", "objectSelector", "matchConditions"];

    /// <summary>Reads the webhooks of a configuration that has been validated.</summary>
    public static IReadOnlyList<Webhook> Read(JsonObject configuration, bool isMutating) =>
        [.. Entries(configuration).Select(entry => ReadEntry(entry, isMutating))];

    /// <summary>Finds what this server cannot do, so that nobody believes a write to be reviewed that is not.</summary>
    public static IEnumerable<StatusCause> Validate(JsonObject configuration) =>
        Entries(configuration).SelectMany((entry, index) => Validate(entry, string.Create(CultureInfo.InvariantCulture, $"webhooks[{index}]")));

    private static IEnumerable<StatusCause> Validate(JsonObject entry, string path)
    {
        if (string.IsNullOrEmpty(entry.Text("name")))
        {
            yield return StatusCause.Required($"{path}.name", "");
        }

        if (!Uri.TryCreate(entry["clientConfig"]?["url"]?.ToString(), UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps)
        {
            yield return StatusCause.Required($"{path}.clientConfig.url", "this server reaches webhooks by an https URL only");
        }

        foreach (var selector in Selectors.Where(name => entry[name] is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }))
        {
            yield return StatusCause.Forbidden($"{path}.{selector}", "this server does not narrow webhooks down");
        }
    }

    private static Webhook ReadEntry(JsonObject entry, bool isMutating) => new(
        entry.Text("name")!,
        isMutating,
        new Uri(entry["clientConfig"]!["url"]!.ToString()),
        (string?)entry["clientConfig"]!["caBundle"] is { Length: > 0 } bundle ? Encoding.UTF8.GetString(Convert.FromBase64String(bundle)) : null,
        [.. (entry["rules"] as JsonArray ?? []).OfType<JsonObject>().Select(ReadRule)],
        entry.Text("failurePolicy") != "Ignore",
        TimeSpan.FromSeconds((int?)entry["timeoutSeconds"] ?? DefaultSeconds));

    private static WebhookRule ReadRule(JsonObject rule) =>
        new(Texts(rule["apiGroups"]), Texts(rule["apiVersions"]), Texts(rule["resources"]), Texts(rule["operations"]));

    private static IReadOnlyList<string> Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(item => item?.ToString() ?? "")];

    private static IEnumerable<JsonObject> Entries(JsonObject configuration) => (configuration["webhooks"] as JsonArray ?? []).OfType<JsonObject>();
}
