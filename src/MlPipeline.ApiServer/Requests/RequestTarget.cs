namespace MlPipeline.ApiServer.Requests;

/// <summary>What the path of a request to a resource names.</summary>
/// <param name="Group">API group, empty for the core group.</param>
/// <param name="Version">Version of the group.</param>
/// <param name="Resource">Plural name of the resource.</param>
/// <param name="Namespace">Namespace in the path, or null.</param>
/// <param name="Name">Name of the object, or null for the collection.</param>
/// <param name="Subresource">Subresource, or null.</param>
internal sealed record RequestTarget(string Group, string Version, string Resource, string? Namespace, string? Name, string? Subresource)
{
    /// <summary>Reads a path.</summary>
    /// <returns>What it names, or null where it is not the path of a resource.</returns>
    public static RequestTarget? Parse(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments switch
        {
            ["api", var version, .. var rest] when rest.Length > 0 => Parse("", version, rest),
            ["apis", var group, var version, .. var rest] when rest.Length > 0 => Parse(group, version, rest),
            _ => null,
        };
    }

    private static RequestTarget? Parse(string group, string version, string[] rest) => rest switch
    {
        ["namespaces", var name, "status"] when group.Length == 0 => new(group, version, "namespaces", name, name, rest[2]),
        ["namespaces", var name] when group.Length == 0 => new(group, version, "namespaces", name, name, null),
        ["namespaces", var namespaceName, var resource, .. var tail] => WithTail(group, version, namespaceName, resource, tail),
        [var resource, .. var tail] => WithTail(group, version, null, resource, tail),
        _ => null,
    };

    private static RequestTarget? WithTail(string group, string version, string? namespaceName, string resource, string[] tail) => tail switch
    {
        [] => new(group, version, resource, namespaceName, null, null),
        [var name] => new(group, version, resource, namespaceName, name, null),
        [var name, .. var subresource] => new(group, version, resource, namespaceName, name, string.Join('/', subresource)),
    };
}
