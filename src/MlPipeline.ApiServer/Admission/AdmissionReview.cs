using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Writing;

namespace MlPipeline.ApiServer.Admission;

/// <summary>A write that is to be reviewed.</summary>
/// <param name="Operation">What the write does.</param>
/// <param name="Kind">Kind of the object.</param>
/// <param name="Namespace">Namespace of the object, empty at the cluster scope.</param>
/// <param name="Wanted">The object as the client wants it, its status included; null for a deletion.</param>
/// <param name="Stored">The object as it is stored; null for a creation.</param>
/// <param name="Context">Who writes, and how.</param>
internal sealed record AdmissionReview(
    AdmissionOperation Operation, ResourceKind Kind, string Namespace, JsonObject? Wanted, JsonObject? Stored, WriteContext Context)
{
    /// <summary>Name of the object; empty where the server is to make one up.</summary>
    public string Name => (string?)(Wanted ?? Stored)?["metadata"]?["name"] ?? "";
}
