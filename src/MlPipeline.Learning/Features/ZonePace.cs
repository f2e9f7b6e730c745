namespace MlPipeline.Learning.Features;

/// <summary>How slow traffic is where trips begin and end, in seconds a mile, as training trips have it.</summary>
/// <param name="Latitude">Latitude of the zone's centroid, degrees.</param>
/// <param name="Longitude">Longitude of the zone's centroid, degrees.</param>
/// <param name="Start">Of trips that begin there.</param>
/// <param name="End">Of trips that end there.</param>
internal sealed record ZonePace(double Latitude, double Longitude, double Start, double End);
