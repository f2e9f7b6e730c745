using System.Security.Cryptography;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Clusters;
using MlPipeline.Operator.Roles;

namespace MlPipeline.Operator.Services;

/// <summary>Gives members of roles that ask for a token one of their own, for the member's life.</summary>
internal static class AuthTokens
{
    private const int Length = 32;

    public static void Assign(ClusterPass pass)
    {
        if (pass.App is not { } app)
        {
            return;
        }

        var members = pass.Status.Roles
            .Where(role => AppServices.AnyAsksForToken(app, role.Id))
            .SelectMany(role => role.Members)
            .Where(IsMissing);
        foreach (var member in members)
        {
            member.AuthToken = RandomNumberGenerator.GetHexString(Length, lowercase: true);
        }
    }

    private static bool IsMissing(MemberStatus member) =>
        string.IsNullOrEmpty(member.AuthToken) && member.State is not (MemberStates.DeletePending or MemberStates.Deleting);
}
