namespace MlPipeline.ApiServer.Selectors;

/// <summary>One condition on a field.</summary>
/// <param name="Field">Path of the field.</param>
/// <param name="Value">What it is compared with.</param>
/// <param name="Equal">True where it must be equal, false where it must differ.</param>
internal sealed record FieldRequirement(string Field, string Value, bool Equal);
