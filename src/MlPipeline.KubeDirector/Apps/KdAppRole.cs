namespace MlPipeline.KubeDirector.Apps;

/// <summary>A role of a kdapp.</summary>
/// <param name="Id">Id to put into a kdcluster's role.</param>
/// <param name="Cardinality">How many members it takes: <c>1</c> exactly one, <c>1+</c> one or more.</param>
/// <param name="Image">Image of its containers.</param>
/// <param name="Services">Ids of the services its members offer.</param>
public sealed record KdAppRole(string Id, string Cardinality, string Image, IReadOnlyList<string> Services);
