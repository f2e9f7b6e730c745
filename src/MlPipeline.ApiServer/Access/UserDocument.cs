using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;

namespace MlPipeline.ApiServer.Access;

/// <summary>Writes a user as the <c>UserInfo</c> of <c>authentication.k8s.io/v1</c>.</summary>
internal static class UserDocument
{
    public static JsonObject Write(ApiUser user)
    {
        var document = new JsonObject { ["username"] = user.Name, ["groups"] = ObjectJson.ToArray(user.Groups) };
        if (user.Uid is { } uid)
        {
            document["uid"] = uid;
        }

        return document;
    }
}
