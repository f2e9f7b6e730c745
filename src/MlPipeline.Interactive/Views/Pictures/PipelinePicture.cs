using MlPipeline.Interactive.Charts.Drawing;
using MlPipeline.KubeDirector.Pipelines;

namespace MlPipeline.Interactive.Views.Pictures;

/// <summary>
/// The six parts of a pipeline as boxes, and between them the way of a model: from the notebook that asks for it to the engine that
/// serves it. Two columns, so that it is readable on a phone.
/// </summary>
internal sealed record PipelinePicture(PipelineState State) : Picture($"Pipeline of {State.User}")
{
    private const double Gap = 62;
    private const double RowGap = 36;
    private const double Width = 2 * PipelineBox.Width + Gap;
    private const double Height = 3 * PipelineBox.Height + 2 * RowGap;

    // Where each part stands (column, row), in the order in which one leads to the next, and what leads there.
    private static readonly (PipelineComponentKind Kind, int Column, int Row, string Leads)[] Way =
    [
        (PipelineComponentKind.Operator, 0, 0, ""),
        (PipelineComponentKind.NotebookCluster, 1, 0, "creates"),
        (PipelineComponentKind.TrainingCluster, 1, 1, "trains on"),
        (PipelineComponentKind.Repository, 0, 1, "stores in"),
        (PipelineComponentKind.ModelRegistry, 0, 2, "registered in"),
        (PipelineComponentKind.DeploymentEngine, 1, 2, "served by"),
    ];

    public override string Description =>
        string.Join(" ", State.Components.Select(part => $"{Words.Component(part.Kind)} {part.Name}: {Words.PipelineState(part.Status).Text}{Detail(part)}."));

    public override IReadOnlyList<Block> InWords =>
        [new Table("Parts of the pipeline", ["Part", "Name", "State", "Now"], [.. State.Components.Select(Row)])];

    public override string ToSvg() => Draw(Width + 2, Height + 2, 460, svg =>
    {
        for (var step = 0; step < Way.Length; step++)
        {
            var (left, top) = Corner(Way[step]);
            if (State.Components.FirstOrDefault(part => part.Kind == Way[step].Kind) is { } part)
            {
                PipelineBox.Draw(svg, left, top, part);
            }

            if (step > 0)
            {
                Arrow(svg, Corner(Way[step - 1]), (left, top), Way[step].Leads);
            }
        }
    });

    private static string Detail(PipelineComponent part) => part.Detail.Length > 0 ? $", {part.Detail}" : "";

    private static IReadOnlyList<Cell> Row(PipelineComponent part) =>
        [Words.Component(part.Kind), part.Name, Words.PipelineState(part.Status), part.Detail];

    private static (double Left, double Top) Corner((PipelineComponentKind, int Column, int Row, string) step) =>
        (1 + step.Column * (PipelineBox.Width + Gap), 1 + step.Row * (PipelineBox.Height + RowGap));

    private static void Arrow(SvgWriter svg, (double Left, double Top) from, (double Left, double Top) to, string leads)
    {
        if (from.Top.Equals(to.Top))
        {
            var rightwards = to.Left > from.Left;
            var (start, end) = rightwards ? (from.Left + PipelineBox.Width + 3, to.Left - 3) : (from.Left - 3, to.Left + PipelineBox.Width + 3);
            var middle = to.Top + PipelineBox.Height / 2;
            svg.Arrow(start, middle, end, middle);
            svg.Text((start + end) / 2, middle - 7, leads, ("text-anchor", "middle"), ("font-size", "11"));
        }
        else
        {
            var middle = to.Left + PipelineBox.Width / 2;
            svg.Arrow(middle, from.Top + PipelineBox.Height + 3, middle, to.Top - 3);
            svg.Text(middle + 8, to.Top - RowGap / 2 + 3, leads, ("font-size", "11"));
        }
    }
}
