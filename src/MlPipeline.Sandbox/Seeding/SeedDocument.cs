namespace MlPipeline.Sandbox.Seeding;

/// <summary>An object that a new sandbox begins with.</summary>
/// <param name="Collection">Path of its collection on the API server.</param>
/// <param name="Name">Its name.</param>
/// <param name="Json">The object.</param>
internal sealed record SeedDocument(string Collection, string Name, string Json);
