namespace MlPipeline.Operator.Objects;

/// <summary>Names of the objects a kdcluster is made of.</summary>
internal static class ObjectNames
{
    public const string UidScheme = "UID";
    public const string CrNameRoleScheme = "CrNameRole";

    /// <summary>What stands for the service of a member that has none.</summary>
    public const string NoService = "n/a";

    private const int LongestPrefix = 46;

    /// <summary>Beginning of the headless service's name.</summary>
    public static string HeadlessServicePrefix(string scheme, string cluster) =>
        scheme == CrNameRoleScheme ? Mangle(cluster) : "kdhs-";

    /// <summary>Beginning of a stateful set's name.</summary>
    public static string StatefulSetPrefix(string scheme, string cluster, string role) =>
        scheme == CrNameRoleScheme ? Mangle($"{cluster}-{role}") + "-" : "kdss-";

    /// <summary>Name of a member's service.</summary>
    public static string MemberService(string scheme, string pod) => scheme == CrNameRoleScheme ? pod : "s-" + pod;

    /// <summary>Name of a member's pod.</summary>
    public static string Pod(string statefulSet, int ordinal) => FormattableString.Invariant($"{statefulSet}-{ordinal}");

    /// <summary>Name of a member's volume claim.</summary>
    public static string Claim(string pod) => "p-" + pod;

    /// <summary>Name of a member's service port.</summary>
    public static string Port(string? urlScheme, string service) =>
        (string.IsNullOrEmpty(urlScheme) ? "generic" : urlScheme.ToLowerInvariant()) + "-" + service;

    /// <summary>Makes a name usable as the beginning of another: at most 46 characters, lower case, no dots and underscores.</summary>
    internal static string Mangle(string name)
    {
        var cut = name.Length > LongestPrefix ? name[..LongestPrefix] : name;
        var mangled = cut.ToLowerInvariant().Replace('.', '-').Replace('_', '-');
        var endsInReplaced = cut.Length == LongestPrefix && cut[^1] is ('.' or '_');
        return endsInReplaced ? mangled[..^1] : mangled;
    }
}
