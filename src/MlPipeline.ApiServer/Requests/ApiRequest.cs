using Microsoft.AspNetCore.Http;
using MlPipeline.ApiServer.Access;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Selectors;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Requests;

/// <summary>An authorized request to a resource that is served.</summary>
internal sealed record ApiRequest(HttpContext Http, ApiUser User, RequestTarget Target, ResourceKind Kind)
{
    public CancellationToken Aborted => Http.RequestAborted;

    public QueryParameters Query => new(Http.Request.Query);

    /// <summary>The namespace of the objects, empty at the cluster scope.</summary>
    public string Namespace => Kind.Namespaced ? Target.Namespace ?? "" : "";

    public string Name => Target.Name ?? throw ApiErrors.BadRequest("name must be provided");

    public ObjectKey Key => new(Kind.StorageName, Namespace, Name);

    /// <summary>The objects that the selectors of the request select.</summary>
    public ObjectSelector ReadSelector() => new(
        Kind.Namespaced ? Target.Namespace : null,
        LabelSelectorParser.Parse(Query.Text("labelSelector")),
        FieldSelector.Parse(Query.Text("fieldSelector"), Kind));
}
