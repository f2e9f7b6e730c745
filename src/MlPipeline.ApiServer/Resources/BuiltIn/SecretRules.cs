using System.Text;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Resources.BuiltIn;

/// <summary>Secrets take plain text in <c>stringData</c> and keep base64 in <c>data</c>.</summary>
internal static class SecretRules
{
    public static void SetDefaults(JsonObject value)
    {
        value.Default("type", "Opaque");
        if (value.Child("stringData") is { } texts)
        {
            var data = value.GetOrAddChild("data");
            foreach (var (name, text) in texts)
            {
                data[name] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text?.ToString() ?? ""));
            }
        }

        value.Remove("stringData");
    }

    public static IEnumerable<StatusCause> Validate(JsonObject value, JsonObject? stored)
    {
        foreach (var (name, _) in value.Child("data") ?? [])
        {
            if (value.Child("data").Text(name) is not { } text || !Convert.TryFromBase64String(text, new byte[text.Length], out var _))
            {
                yield return StatusCause.Invalid($"data[{name}]", "\"<hidden>\"", "must be base64");
            }
        }

        if (stored?.Text("type") is { } type && type != value.Text("type"))
        {
            yield return StatusCause.Invalid("type", $"\"{value.Text("type")}\"", "field is immutable");
        }
    }
}
