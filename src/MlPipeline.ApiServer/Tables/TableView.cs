using System.Globalization;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Requests;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Responses;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Tables;

/// <summary>Shows objects as <c>meta.k8s.io/v1 Table</c>, to clients that prefer that to the objects themselves.</summary>
internal sealed class TableView
{
    private const string MetaGroup = "meta.k8s.io";
    private const string MetaVersion = "v1";
    private const string ApiVersion = $"{MetaGroup}/{MetaVersion}";

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
        if (!MediaTypes.Prefers(request.Http.Request, "Table", MetaGroup, MetaVersion))
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
            row["object"] = PartialView.Show(value);
        }

        return row;
    }
}
