namespace MlPipeline.KubeDirector.Clusters;

/// <summary>A StatefulSet of a kdcluster.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">Role whose members it keeps.</param>
/// <param name="Replicas">How many pods it shall keep.</param>
/// <param name="ReadyReplicas">How many of them are ready.</param>
/// <param name="Created">When it was created.</param>
public sealed record StatefulSetInfo(string Name, string Role, int Replicas, int ReadyReplicas, DateTimeOffset? Created);
