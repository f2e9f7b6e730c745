namespace MlPipeline.ApiServer.Patching;

/// <summary>How strategic merge patches treat the lists of the built-in kinds.</summary>
internal static class MergeKeys
{
    private const string ContainerKey = "containers";

    private static readonly Dictionary<string, string> ByField = new(StringComparer.Ordinal)
    {
        [ContainerKey] = "name",
        ["initContainers"] = "name",
        ["ephemeralContainers"] = "name",
        ["env"] = "name",
        ["volumes"] = "name",
        ["volumeMounts"] = "mountPath",
        ["volumeDevices"] = "devicePath",
        ["imagePullSecrets"] = "name",
        ["secrets"] = "name",
        ["hostAliases"] = "ip",
        ["podIPs"] = "ip",
        ["hostIPs"] = "ip",
        ["topologySpreadConstraints"] = "topologyKey",
        ["ownerReferences"] = "uid",
        ["conditions"] = "type",
        ["addresses"] = "type",
        ["taints"] = "key",
    };

    private static readonly HashSet<string> MergedTexts = new(["finalizers"], StringComparer.Ordinal);

    /// <summary>The field that tells the items of a list of objects apart, or null where such a list is replaced as a whole.</summary>
    /// <param name="parent">Field that holds the object the list is in.</param>
    /// <param name="field">Field of the list.</param>
    public static string? Find(string parent, string field)
    {
        if (field == "ports")
        {
            return parent.EndsWith(ContainerKey, StringComparison.OrdinalIgnoreCase) ? "containerPort" : parent == "spec" ? "port" : null;
        }

        return ByField.GetValueOrDefault(field);
    }

    /// <summary>Whether a list of texts is merged rather than replaced.</summary>
    public static bool MergesTexts(string field) => MergedTexts.Contains(field);
}
