namespace MlPipeline.KubeDirector.Models;

/// <summary>How far the members of a deployment are with a model version.</summary>
/// <param name="Cluster">The deployment's kdcluster.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Version">The version.</param>
/// <param name="Ready">How many REST servers serve it.</param>
/// <param name="Servers">How many there are.</param>
/// <param name="Error">Why one of them cannot, or null.</param>
public sealed record ServingState(string Cluster, string Model, string Version, int Ready, int Servers, string? Error)
{
    /// <summary>Whether all of them serve it.</summary>
    public bool IsServed => Servers > 0 && Ready == Servers;
}
