using MlPipeline.Interactive.Views.Pictures;
using MlPipeline.KubeDirector.Models;

namespace MlPipeline.Interactive.Views;

/// <summary>What registered models look like.</summary>
internal static class ModelViews
{
    public static View Show(IReadOnlyList<RegisteredModel> models) =>
        View.Of(new Table("Registered models", ["Name", "Version", "Canary", "Description", "Model file", "Deployed on"], [.. models.Select(Row)]));

    public static View Show(RegisteredModel model) => new(
        $"Model {model.Name}",
        [
            new FieldList(
            [
                new("Description", Words.OrNone(model.Description)),
                new("Model file", model.Path),
                new("Scoring script", Words.OrNone(model.ScoringPath)),
                new("ConfigMap", model.ConfigMap),
                new("Deployed on", Words.List(model.Deployments, "no kdcluster yet")),
                new("Registered", Words.Time(model.Created)),
            ]),
            .. Canary(model.Version, model.Canary),
        ],
        new Cell($"version {model.Version}", Tone.Good));

    public static View Show(ModelHistory history) => new(
        $"History of model {history.Model}",
        [.. History(history.Revisions), .. history.Revisions is [.., var current] ? Canary(current.Version, history.Canary) : []],
        history.Revisions is [.., var last] ? new Cell($"version {last.Version}", Tone.Good) : new Cell("never registered"));

    public static View Show(IReadOnlyList<ModelRevision> revisions) => new("", [.. History(revisions)]);

    public static View Show(ModelRevision revision) => new(
        $"Revision {Words.Count(revision.Number)}",
        [
            new FieldList(
            [
                new("Version", revision.Version),
                new("Description", Words.OrNone(revision.Description)),
                new("Model file", revision.Path),
                new("Scoring script", Words.OrNone(revision.ScoringPath)),
                new("Registered", Words.Time(revision.Time)),
                new("By", revision.User.Length > 0 ? revision.User : "not known"),
                new("How", How(revision)),
            ]),
        ]);

    public static View Show(ModelCanary canary) => new(
        "Canary",
        [
            Split("the version in force", canary),
            new FieldList([.. CanaryFields(canary)]),
        ],
        new Cell($"version {canary.Version}", Tone.Busy));

    public static View Show(ServingState state) => new(
        $"Model {state.Model} on {state.Cluster}",
        [
            new ProgressLine(state.Servers == 0 ? 0 : (double)state.Ready / state.Servers, $"{state.Ready} of {state.Servers} servers serve version {state.Version}"),
            .. state.Error is { } error ? new Block[] { new Paragraph(error, Tone.Bad) } : [],
        ],
        state.IsServed ? new Cell("served", Tone.Good) : new Cell(state.Error is null ? "updating" : "failed", state.Error is null ? Tone.Busy : Tone.Bad));

    private static IReadOnlyList<Cell> Row(RegisteredModel model) =>
    [
        model.Name,
        model.Version,
        model.Canary is { } canary ? $"{Words.Percent(canary.Percent / 100.0)} to version {canary.Version}" : "",
        model.Description,
        model.Path,
        Words.List(model.Deployments, none: ""),
    ];

    private static IEnumerable<Block> Canary(string version, ModelCanary? canary)
    {
        if (canary is not null)
        {
            yield return Split($"version {version}", canary);
            yield return new FieldList([.. CanaryFields(canary)]);
        }
    }

    private static SharePicture Split(string inForce, ModelCanary canary) => new(
        "Canary: who answers the requests",
        [new Share(inForce, 1 - canary.Percent / 100.0), new Share($"version {canary.Version}", canary.Percent / 100.0, "the canary")]);

    private static IEnumerable<Field> CanaryFields(ModelCanary canary)
    {
        yield return new Field("Canary's model file", canary.Path);
        if (canary.ScoringPath.Length > 0)
        {
            yield return new Field("Canary's scoring script", canary.ScoringPath);
        }

        if (canary.Description.Length > 0)
        {
            yield return new Field("Canary's description", canary.Description);
        }
    }

    private static IEnumerable<Block> History(IReadOnlyList<ModelRevision> revisions)
    {
        yield return new Table(
            "Revisions, newest first",
            ["No.", "Version", "Registered", "By", "How", "Description"],
            [.. revisions.Reverse().Select((revision, place) => RevisionRow(revision, isInForce: place == 0))]);
        if (RevisionChanges.Rows(revisions) is { Count: > 0 } changes)
        {
            yield return new Table("What changed", ["No.", "What", "Was", "Is"], changes);
        }
    }

    private static IReadOnlyList<Cell> RevisionRow(ModelRevision revision, bool isInForce) =>
    [
        Words.CountCell(revision.Number),
        isInForce ? new Cell($"{revision.Version}, in force", Tone.Good) : revision.Version,
        Words.TimeCell(revision.Time),
        revision.User,
        How(revision),
        revision.Description,
    ];

    private static string How(ModelRevision revision) => revision.Reason == "outside" ? "by another tool" : revision.Reason;
}
