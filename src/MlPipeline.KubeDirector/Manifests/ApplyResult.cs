namespace MlPipeline.KubeDirector.Manifests;

/// <summary>What became of one object of a manifest.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace, or empty where its kind has none.</param>
/// <param name="Outcome"><c>created</c>, <c>configured</c> or <c>unchanged</c>.</param>
public sealed record ApplyResult(string Kind, string Name, string Namespace, string Outcome)
{
    /// <summary>It was not there.</summary>
    public const string Created = "created";

    /// <summary>It was there and was changed.</summary>
    public const string Configured = "configured";

    /// <summary>It was there and is as it shall be.</summary>
    public const string Unchanged = "unchanged";
}
