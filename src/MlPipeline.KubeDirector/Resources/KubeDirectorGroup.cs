namespace MlPipeline.KubeDirector.Resources;

/// <summary>Names of KubeDirector's API group.</summary>
public static class KubeDirectorGroup
{
    /// <summary>The group.</summary>
    public const string Name = "kubedirector.hpe.com";

    /// <summary>Its one version.</summary>
    public const string Version = "v1beta1";

    /// <summary>Group and version as objects carry them.</summary>
    public const string ApiVersion = Name + "/" + Version;

    /// <summary>Kind of a kdapp.</summary>
    public const string AppKind = "KubeDirectorApp";

    /// <summary>Resource name of kdapps.</summary>
    public const string AppPlural = "kubedirectorapps";

    /// <summary>Kind of a kdcluster.</summary>
    public const string ClusterKind = "KubeDirectorCluster";

    /// <summary>Resource name of kdclusters.</summary>
    public const string ClusterPlural = "kubedirectorclusters";

    /// <summary>Kind of the kdconfig.</summary>
    public const string ConfigKind = "KubeDirectorConfig";

    /// <summary>Resource name of kdconfigs.</summary>
    public const string ConfigPlural = "kubedirectorconfigs";

    /// <summary>The one name a kdconfig may have.</summary>
    public const string ConfigName = "kd-global-config";

    /// <summary>Kind of a kdstatusbackup.</summary>
    public const string StatusBackupKind = "KubeDirectorStatusBackup";

    /// <summary>Resource name of kdstatusbackups.</summary>
    public const string StatusBackupPlural = "kubedirectorstatusbackups";

    /// <summary>Finalizer the operator puts on what it looks after.</summary>
    public const string CleanupFinalizer = "kubedirector.hpe.com/cleanup";
}
