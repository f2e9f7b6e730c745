namespace MlPipeline.Interactive.Views.Maps;

/// <summary>A point of a map, in its own coordinates.</summary>
internal readonly record struct MapPoint(double X, double Y);
