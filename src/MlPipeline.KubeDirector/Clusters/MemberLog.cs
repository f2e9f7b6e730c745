namespace MlPipeline.KubeDirector.Clusters;

/// <summary>The last lines a member wrote.</summary>
/// <param name="Role">Its role.</param>
/// <param name="Pod">Its pod.</param>
/// <param name="Lines">The lines.</param>
public sealed record MemberLog(string Role, string Pod, IReadOnlyList<string> Lines);
