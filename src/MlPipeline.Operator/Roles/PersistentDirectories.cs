using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Roles;

/// <summary>Folders that a member keeps on its volume.</summary>
internal static class PersistentDirectories
{
    private static readonly string[] WithoutPackage = ["/etc"];
    private static readonly string[] OldLayout = ["/etc", "/opt", "/usr"];
    private static readonly string[] NewLayout = ["/etc", "/opt/guestconfig", "/var/log/guestconfig", "/usr/local/bin", "/usr/local/lib"];

    /// <summary>The folders of a role: those KubeDirector needs, then the kdapp's; none lies within another.</summary>
    public static IReadOnlyList<string> Of(AppRole role)
    {
        var all = Needed(role.ConfigPackage.Value).Concat((role.PersistDirs ?? []).Select(Clean)).Distinct().ToList();
        return [.. all.Where(folder => !all.Exists(other => folder.StartsWith(other + "/", StringComparison.Ordinal)))];
    }

    private static string[] Needed(ConfigPackage? package) => package switch
    {
        null => WithoutPackage,
        { UseNewSetupLayout: true } => NewLayout,
        _ => OldLayout,
    };

    private static string Clean(string path) => "/" + string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries));
}
