using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Resources.BuiltIn;

/// <summary>Events of <c>events.k8s.io/v1</c>, which are those of the core group under other names. Source: k8s.io/api, <c>events/v1/types.go</c>.</summary>
internal static class EventForm
{
    public const string Group = "events.k8s.io";

    private static readonly (string Stored, string Shown)[] Names =
    [
        ("message", "note"),
        ("involvedObject", "regarding"),
        ("reportingComponent", "reportingController"),
        ("source", "deprecatedSource"),
        ("firstTimestamp", "deprecatedFirstTimestamp"),
        ("lastTimestamp", "deprecatedLastTimestamp"),
        ("count", "deprecatedCount"),
    ];

    public static StoredForm Form { get; } = new(
        "events",
        value => Rename(value, Group + "/v1", Names.Select(name => (name.Stored, name.Shown))),
        value => Rename(value, "v1", Names.Select(name => (name.Shown, name.Stored))));

    private static JsonObject Rename(JsonObject value, string apiVersion, IEnumerable<(string From, string To)> names)
    {
        value[ObjectFields.ApiVersion] = apiVersion;
        foreach (var (from, to) in names)
        {
            if (value.TryGetPropertyValue(from, out var node))
            {
                value.Remove(from);
                value[to] = node;
            }
        }

        return value;
    }
}
