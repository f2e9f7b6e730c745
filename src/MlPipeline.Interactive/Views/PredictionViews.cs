using System.Globalization;
using MlPipeline.Contracts.Engines;
using MlPipeline.KubeDirector.Predictions;

namespace MlPipeline.Interactive.Views;

/// <summary>What predictions look like.</summary>
internal static class PredictionViews
{
    private const int MostRows = 50;

    public static View Show(Prediction prediction) => new(
        $"{Words.Number(prediction.Value)} {prediction.Unit}".TrimEnd(),
        [
            new Paragraph(prediction.Text.Trim()),
            new FieldList(
            [
                new("Model", $"{prediction.Model}, version {prediction.ModelVersion}"),
                new("Answered in", Words.Duration(prediction.Latency)),
                new("Pod", prediction.Pod),
            ]),
        ]);

    public static View Show(PredictionBatch batch) => new(
        $"{batch.Values.Count} predictions",
        [
            new FieldList(
            [
                new("Model", $"{batch.Model}, version {batch.ModelVersion}"),
                new("Answered in", Words.Duration(batch.Latency)),
                new("Pod", batch.Pod),
            ]),
            new Table(
                batch.Values.Count > MostRows ? $"The first {MostRows}" : "Answers",
                ["Row", "Value", "Unit"],
                [.. batch.Values.Take(MostRows).Select(Row)]),
        ]);

    private static IReadOnlyList<Cell> Row(PredictionValue value, int index) =>
        [new Cell((index + 1).ToString(CultureInfo.InvariantCulture), Numeric: true), new Cell(Words.Number(value.Value), Numeric: true), value.Unit];
}
