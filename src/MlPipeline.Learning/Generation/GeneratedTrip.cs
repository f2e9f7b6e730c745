namespace MlPipeline.Learning.Generation;

/// <summary>A made-up trip with all columns of the workshop's file.</summary>
internal record struct GeneratedTrip(
    DateTime Pickup, DateTime Dropoff, int Passengers, double Miles, int PickupZone, int DropoffZone, double Fare, double Total);
