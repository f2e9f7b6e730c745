using MlPipeline.KubeDirector.Models;

namespace MlPipeline.Interactive.Views;

/// <summary>What registered models look like.</summary>
internal static class ModelViews
{
    public static View Show(IReadOnlyList<RegisteredModel> models) =>
        View.Of(new Table("Registered models", ["Name", "Version", "Description", "Model file", "Deployed on"], [.. models.Select(Row)]));

    public static View Show(RegisteredModel model) => new(
        $"Model {model.Name}",
        [
            new FieldList(
            [
                new("Description", model.Description),
                new("Model file", model.Path),
                new("Scoring script", model.ScoringPath),
                new("ConfigMap", model.ConfigMap),
                new("Deployed on", Words.List(model.Deployments, "no kdcluster yet")),
                new("Registered", Words.Time(model.Created)),
            ]),
        ],
        $"version {model.Version}");

    public static View Show(ServingState state) => new(
        $"Model {state.Model} on {state.Cluster}",
        [
            new ProgressLine(state.Servers == 0 ? 0 : (double)state.Ready / state.Servers, $"{state.Ready} of {state.Servers} servers serve version {state.Version}"),
            .. state.Error is { } error ? new Block[] { new Paragraph(error, Tone.Bad) } : [],
        ],
        state.IsServed ? new Cell("served", Tone.Good) : new Cell(state.Error is null ? "updating" : "failed", state.Error is null ? Tone.Busy : Tone.Bad));

    private static IReadOnlyList<Cell> Row(RegisteredModel model) =>
        [model.Name, model.Version, model.Description, model.Path, Words.List(model.Deployments, none: "")];
}
