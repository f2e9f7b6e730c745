using System.Text.RegularExpressions;

namespace MlPipeline.Interactive.Commands.Login;

/// <summary>Makes of a user's name what may stand in the name of a Kubernetes object.</summary>
internal static partial class ObjectNamePart
{
    public static string From(string user)
    {
        var name = NotAllowed().Replace(user.ToLowerInvariant(), "-").Trim('-');
        return name.Length > 0 ? name : "user";
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotAllowed();
}
