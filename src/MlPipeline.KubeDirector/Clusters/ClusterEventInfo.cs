namespace MlPipeline.KubeDirector.Clusters;

/// <summary>Something that happened to a kdcluster.</summary>
/// <param name="Time">When it last happened.</param>
/// <param name="Type"><c>Normal</c> or <c>Warning</c>.</param>
/// <param name="Reason">What it is about, in a word.</param>
/// <param name="Message">What happened.</param>
/// <param name="Count">How often.</param>
public sealed record ClusterEventInfo(DateTimeOffset? Time, string Type, string Reason, string Message, int Count);
