namespace MlPipeline.Engines.Deployment;

/// <summary>A registered model version that cannot be served.</summary>
/// <param name="Registration">What the registry says.</param>
/// <param name="Reason">Why it is not served.</param>
/// <param name="NextStep">What to do about it.</param>
internal sealed record FailedModel(ModelRegistration Registration, string Reason, string NextStep);
