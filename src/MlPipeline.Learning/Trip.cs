namespace MlPipeline.Learning;

/// <summary>One ride of a yellow cab.</summary>
/// <param name="Pickup">When it began, by New York's clock.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Miles">How far it went, by the meter.</param>
/// <param name="PickupZone">Zone it began in.</param>
/// <param name="DropoffZone">Zone it ended in.</param>
public readonly record struct Trip(DateTime Pickup, double Seconds, double Miles, int PickupZone, int DropoffZone);
