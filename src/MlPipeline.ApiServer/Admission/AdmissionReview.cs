using System.Text.Json.Nodes;

namespace MlPipeline.ApiServer.Admission;

/// <summary>A write that is to be reviewed. The objects are copies; changing them changes nothing.</summary>
/// <param name="Operation">What the write does.</param>
/// <param name="Group">API group of the object, empty for the core group.</param>
/// <param name="Kind">Kind of the object.</param>
/// <param name="Namespace">Namespace of the object, empty at the cluster scope.</param>
/// <param name="Wanted">The object as the client wants it, its status included; null for a deletion.</param>
/// <param name="Stored">The object as it is stored; null for a creation.</param>
public sealed record AdmissionReview(
    AdmissionOperation Operation, string Group, string Kind, string Namespace, JsonObject? Wanted, JsonObject? Stored);
