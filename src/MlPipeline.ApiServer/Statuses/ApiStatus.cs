using System.Text.Json.Nodes;

namespace MlPipeline.ApiServer.Statuses;

/// <summary>The object by which Kubernetes answers whatever is not the asked-for object.</summary>
/// <param name="Code">HTTP status code.</param>
/// <param name="Reason">Word of Kubernetes, for example <c>NotFound</c>.</param>
/// <param name="Message">What happened, for people.</param>
/// <param name="Details">What it is about.</param>
internal sealed record ApiStatus(int Code, string? Reason, string Message, StatusDetails? Details = null)
{
    /// <summary>Where a list that began too long ago can go on.</summary>
    public string? Continue { get; init; }

    public JsonObject ToJson()
    {
        var success = Code < 400;
        var json = new JsonObject
        {
            ["kind"] = "Status",
            ["apiVersion"] = "v1",
            ["metadata"] = Continue is null ? new JsonObject() : new JsonObject { ["continue"] = Continue },
            ["status"] = success ? "Success" : "Failure",
        };
        if (!success)
        {
            json["message"] = Message;
        }

        if (Reason is not null)
        {
            json["reason"] = Reason;
        }

        if (Details is not null)
        {
            json["details"] = ToJson(Details);
        }

        if (!success)
        {
            json["code"] = Code;
        }

        return json;
    }

    private static JsonObject ToJson(StatusDetails details)
    {
        var json = new JsonObject();
        Add(json, "name", details.Name);
        Add(json, "group", details.Group);
        Add(json, "kind", details.Kind);
        Add(json, "uid", details.Uid);
        if (details.Causes.Count > 0)
        {
            json["causes"] = new JsonArray([.. details.Causes.Select(cause => (JsonNode)ToJson(cause))]);
        }

        if (details.RetryAfterSeconds is { } seconds)
        {
            json["retryAfterSeconds"] = seconds;
        }

        return json;
    }

    private static JsonObject ToJson(StatusCause cause)
    {
        var json = new JsonObject { ["reason"] = cause.Reason, ["message"] = cause.Message };
        Add(json, "field", cause.Field);
        return json;
    }

    private static void Add(JsonObject json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json[name] = value;
        }
    }
}
