using MlPipeline.ApiServer.Access;
using MlPipeline.ApiServer.Requests;

namespace MlPipeline.ApiServer.Writing;

/// <summary>Who writes, and how.</summary>
/// <param name="User">Who writes.</param>
/// <param name="IsDryRun">Whether the write is to be answered without being stored.</param>
/// <param name="UnknownFields">What becomes of fields that the kind does not have.</param>
internal sealed record WriteContext(ApiUser User, bool IsDryRun, UnknownFields UnknownFields)
{
    /// <summary>The server's own writes.</summary>
    public static WriteContext OfServer { get; } = new(new ApiUser("system:apiserver", [ApiUserGroups.Masters]), false, new UnknownFields(FieldValidation.Ignore));

    public static WriteContext Of(ApiRequest request) => new(request.User, request.Query.IsDryRun(), new UnknownFields(request.Query.FieldValidation()));
}
