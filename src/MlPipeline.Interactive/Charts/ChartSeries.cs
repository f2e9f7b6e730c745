using System.Text.Json.Serialization;

namespace MlPipeline.Interactive.Charts;

/// <summary>One thing drawn in a chart.</summary>
/// <param name="Name">What the legend calls it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LineSeries), "line")]
[JsonDerivedType(typeof(ScatterSeries), "scatter")]
[JsonDerivedType(typeof(BarSeries), "bar")]
[JsonDerivedType(typeof(HistogramSeries), "histogram")]
public abstract record ChartSeries(string Name);
