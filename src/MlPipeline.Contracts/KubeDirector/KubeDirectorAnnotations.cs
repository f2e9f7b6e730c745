namespace MlPipeline.Contracts.KubeDirector;

/// <summary>Annotation keys of KubeDirector and of the gateway that publishes its services.</summary>
public static class KubeDirectorAnnotations
{
    /// <summary>On every object of a kdcluster: the kdapp's display name.</summary>
    public const string AppPrettyName = "kubedirector.hpe.com/kdapp-prettyName";

    /// <summary>On a member service: the token its engine asks for.</summary>
    public const string AuthToken = "kubedirector.hpe.com/kd-auth-token";

    /// <summary>On a kdcluster: how often its connections changed.</summary>
    public const string HashChangeCounter = "kubedirector.hpe.com/hashChangeCounter";

    /// <summary>On a kdcluster: bumped to make the operator look again.</summary>
    public const string ConnectionUpdateCounter = "kubedirector.hpe.com/connUpdateCounter";

    /// <summary>On a kdcluster: <c>true</c> where a kdstatusbackup exists.</summary>
    public const string StatusBackupExists = "kubedirector.hpe.com/status-backup-exists";

    /// <summary>On a published member service, followed by the container port; the value is <c>host:mapped port</c> of the gateway.</summary>
    public const string GatewayPrefix = "hpecp-internal-gateway/";
}
