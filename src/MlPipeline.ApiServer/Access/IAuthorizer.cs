namespace MlPipeline.ApiServer.Access;

/// <summary>Decides what users may do.</summary>
internal interface IAuthorizer
{
    bool IsAllowed(ApiUser user, AccessRequest access);
}
