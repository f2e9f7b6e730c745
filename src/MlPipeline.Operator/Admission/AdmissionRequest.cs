using System.Text.Json.Nodes;

namespace MlPipeline.Operator.Admission;

/// <summary>A write on one of KubeDirector's kinds, before it is stored. Writes on <c>/status</c> are not reviewed.</summary>
/// <param name="Operation">What is to be done.</param>
/// <param name="Kind">Kind of the object.</param>
/// <param name="Namespace">Namespace of the object.</param>
/// <param name="Wanted">
/// The object as it would be stored, with its status as the client sent it or, after a patch, as it is stored; null for a deletion.
/// </param>
/// <param name="Stored">The object as it is stored; null for a creation.</param>
public sealed record AdmissionRequest(AdmissionOperation Operation, string Kind, string Namespace, JsonObject? Wanted, JsonObject? Stored)
{
    /// <summary>Who writes, or null where the API server does not say.</summary>
    public AdmissionUser? User { get; init; }
}
