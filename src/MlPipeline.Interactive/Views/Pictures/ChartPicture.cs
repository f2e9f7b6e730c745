using MlPipeline.Interactive.Charts;
using MlPipeline.Interactive.Charts.Drawing;

namespace MlPipeline.Interactive.Views.Pictures;

/// <summary>A small chart within a card.</summary>
internal sealed record ChartPicture(ChartDescription Chart) : Picture(Chart.Title)
{
    public override string Description => ChartText.Write(Chart);

    public override IReadOnlyList<Block> InWords => [new TextLines(Title, [.. ChartText.Lines(Chart)])];

    public override string ToSvg() => SvgChart.Draw(Chart, ChartSize.Small);
}
