namespace MlPipeline.Sandbox.Launching;

/// <summary>Asks a running sandbox for other trips.</summary>
/// <param name="DataFolder">Folder with real trips, or null for generated ones.</param>
/// <param name="Rows">How many to generate, or null for as many as before.</param>
internal sealed record TripsRequest(string? DataFolder, int? Rows);
