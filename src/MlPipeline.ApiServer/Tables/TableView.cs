using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Requests;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Responses;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Tables;

/// <summary>Shows objects as <c>meta.k8s.io/v1 Table</c>, to clients that prefer that to the objects themselves.</summary>
internal sealed class TableView
{
    private const string ApiVersion = "meta.k8s.io/v1";

    private readonly ResourceKind _kind;
    private readonly TimeProvider _time;
    private readonly string _include;

    private TableView(ResourceKind kind, TimeProvider time, string include)
    {
        _kind = kind;
        _time = time;
        _include = include;
    }

    /// <summary>The table a client asks for, or null where it prefers the objects.</summary>
    public static TableView? Of(ApiRequest request, TimeProvider time)
    {
        // Most clients want the objects; their header need not be taken apart.
        if (!request.Http.Request.Headers.Accept.ToString().Contains("as=Table", StringComparison.Ordinal))
        {
            return null;
        }

        var preferred = request.Http.Request.GetTypedHeaders().Accept
            .FirstOrDefault(type => type.MediaType == RequestBody.Json && (Parameter(type, "as") is null || IsTable(type)));
        if (preferred is null || !IsTable(preferred))
        {
            return null;
        }

        var include = request.Query.Text("includeObject") ?? "Metadata";
        return include is "None" or "Metadata" or "Object"
            ? new TableView(request.Kind, time, include)
            : throw ApiErrors.BadRequest($"unrecognized includeObject value: \"{include}\"");
    }

    /// <summary>One object.</summary>
    public JsonObject Show(StoredObject value) => Table(value.Revision, [value]);

    /// <summary>A list, or a part of one.</summary>
    public JsonObject Show(ObjectPage page)
    {
        var table = Table(page.Revision, page.Items);
        var metadata = table.Metadata();
        metadata.SetOrRemove("continue", page.Continue);
        metadata.SetOrRemove("remainingItemCount", page.Remaining);
        return table;
    }

    /// <summary>No object: what a bookmark shows.</summary>
    public JsonObject Empty(long revision) => Table(revision, []);

    private static bool IsTable(Microsoft.Net.Http.Headers.MediaTypeHeaderValue type) =>
        Parameter(type, "as") == "Table" && Parameter(type, "g") == "meta.k8s.io" && Parameter(type, "v") == "v1";

    private static string? Parameter(Microsoft.Net.Http.Headers.MediaTypeHeaderValue type, string name) =>
        type.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Value.ToString();

    private JsonObject Table(long revision, IReadOnlyList<StoredObject> values) => new()
    {
        [ObjectFields.Kind] = "Table",
        [ObjectFields.ApiVersion] = ApiVersion,
        [ObjectFields.Metadata] = new JsonObject { [ObjectFields.ResourceVersion] = revision.ToString(CultureInfo.InvariantCulture) },
        ["columnDefinitions"] = new JsonArray([.. _kind.Columns.Select(column => (JsonNode)Describe(column))]),
        ["rows"] = new JsonArray([.. values.Select(value => (JsonNode)Row(value.Parse()))]),
    };

    private static JsonObject Describe(TableColumn column) => new()
    {
        ["name"] = column.Name,
        ["type"] = column.Type,
        ["format"] = column.Format,
        ["description"] = column.Description,
        ["priority"] = column.Priority,
    };

    private JsonObject Row(JsonObject value)
    {
        var now = _time.GetUtcNow();
        var row = new JsonObject { ["cells"] = new JsonArray([.. _kind.Columns.Select(column => column.Cell(value, now))]) };
        if (_include == "Object")
        {
            row["object"] = value;
        }
        else if (_include == "Metadata")
        {
            row["object"] = new JsonObject
            {
                [ObjectFields.Kind] = "PartialObjectMetadata",
                [ObjectFields.ApiVersion] = ApiVersion,
                [ObjectFields.Metadata] = value[ObjectFields.Metadata]?.DeepClone(),
            };
        }

        return row;
    }
}
