namespace MlPipeline.Contracts.Zones;

/// <summary>Where a taxi zone of New York City lies, as the Taxi and Limousine Commission (TLC) numbers them.</summary>
/// <param name="Id">The TLC's <c>LocationID</c>.</param>
/// <param name="Name">Name of the zone.</param>
/// <param name="Borough">Borough it lies in; <c>EWR</c> for Newark Airport.</param>
/// <param name="Latitude">Latitude of its centroid in degrees.</param>
/// <param name="Longitude">Longitude of its centroid in degrees.</param>
public sealed record ZoneCentroid(int Id, string Name, string Borough, double Latitude, double Longitude);
