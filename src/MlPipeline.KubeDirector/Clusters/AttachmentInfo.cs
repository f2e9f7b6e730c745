namespace MlPipeline.KubeDirector.Clusters;

/// <summary>Something a kdcluster is connected to.</summary>
/// <param name="Kind"><c>kdcluster</c>, <c>ConfigMap</c> or <c>Secret</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its kdapp, or the type its label names; empty where it has none.</param>
/// <param name="State">The kdcluster's state, <c>there</c>, or <c>missing</c>.</param>
/// <param name="Url">Where a connected kdcluster takes requests, or null.</param>
public sealed record AttachmentInfo(string Kind, string Name, string Type, string State, Uri? Url)
{
    /// <summary>Kind of a connected kdcluster.</summary>
    public const string ClusterKind = "kdcluster";

    /// <summary>State of something that is connected and is not there.</summary>
    public const string Missing = "missing";

    /// <summary>State of a ConfigMap or Secret that is there.</summary>
    public const string There = "there";
}
