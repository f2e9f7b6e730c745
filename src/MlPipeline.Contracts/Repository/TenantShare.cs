namespace MlPipeline.Contracts.Repository;

/// <summary>Paths of the tenant share as every container of a tenant sees them.</summary>
public static class TenantShare
{
    /// <summary>Where the share is mounted.</summary>
    public const string MountPath = "/bd-fs-mnt/TenantShare";

    /// <summary>The central repository of data, models and code.</summary>
    public const string Repository = MountPath + "/repo";

    /// <summary>Data sets.</summary>
    public const string Data = Repository + "/data";

    /// <summary>The trips of the workshop, under its own column names.</summary>
    public const string TripsFile = Data + "/demodata.csv";

    /// <summary>The taxi zones with their centroids.</summary>
    public const string ZonesFile = Data + "/lookup-ipyheader.csv";

    /// <summary>Folder of a user's model files.</summary>
    /// <param name="user">Name of the user.</param>
    /// <returns>An absolute path inside the share.</returns>
    public static string Models(string user) => $"{Repository}/models/{user}";

    /// <summary>Folder of a user's scoring scripts.</summary>
    /// <param name="user">Name of the user.</param>
    /// <returns>An absolute path inside the share.</returns>
    public static string Code(string user) => $"{Repository}/code/{user}";

    /// <summary>Folder of a user's notebooks, which outlive the pod they are opened in.</summary>
    /// <param name="user">Name of the user.</param>
    /// <returns>An absolute path inside the share.</returns>
    public static string Notebooks(string user) => $"{Repository}/notebooks/{user}";

    /// <summary>Folder in which the members of a training cluster keep their common queue and history.</summary>
    /// <param name="cluster">Name of the kdcluster.</param>
    /// <param name="uid">Its UID: a later kdcluster of the same name begins anew.</param>
    /// <returns>An absolute path inside the share.</returns>
    public static string Training(string cluster, string uid) => $"{MountPath}/training/{cluster}-{uid}";
}
