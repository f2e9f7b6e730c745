using System.Globalization;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Tables;

/// <summary>Columns that many kinds have.</summary>
internal static class StandardColumns
{
    public static readonly TableColumn Name = Text("Name", value => value.Metadata().Text(ObjectFields.Name)) with { Format = "name" };

    public static readonly TableColumn Age = new("Age", (value, now) => AgeOf(value.Metadata().Text(ObjectFields.CreationTimestamp), now));

    /// <summary>The table of a kind that declares no other.</summary>
    public static readonly IReadOnlyList<TableColumn> NameAndAge = [Name, Age];

    public static TableColumn Text(string name, Func<JsonObject, string?> cell) => new(name, (value, _) => cell(value));

    public static TableColumn Number(string name, Func<JsonObject, long> cell) => new(name, (value, _) => cell(value)) { Type = "integer" };

    public static TableColumn Wide(string name, Func<JsonObject, string?> cell) => Text(name, cell) with { Priority = 1 };

    /// <summary>How long ago a time is, <c>&lt;unknown&gt;</c> where there is none.</summary>
    public static string AgeOf(string? timestamp, DateTimeOffset now) =>
        DateTimeOffset.TryParse(timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? HumanDuration.Of(now - time)
            : "<unknown>";

    /// <summary>Texts in one cell, and a word where there are none.</summary>
    public static string Joined(IEnumerable<string> texts, string absent = "<none>") =>
        string.Join(',', texts) is { Length: > 0 } joined ? joined : absent;
}
