namespace MlPipeline.Contracts.Pods;

/// <summary>
/// What the sandbox's node agent tells a pod's process through environment variables. In a real container none of
/// them is set: paths are then the container's own and ports are taken as they are.
/// </summary>
public static class PodEnvironment
{
    /// <summary>Folder that stands for the container's root: <c>/etc/x</c> of the container is <c>$ROOT/etc/x</c>.</summary>
    public const string Root = "MLPIPELINE_POD_ROOT";

    /// <summary>Address the pod listens on.</summary>
    public const string Ip = "MLPIPELINE_POD_IP";

    /// <summary>Pod name.</summary>
    public const string Name = "MLPIPELINE_POD_NAME";

    /// <summary>Namespace of the pod.</summary>
    public const string Namespace = "MLPIPELINE_POD_NAMESPACE";

    /// <summary>Container ports and the ports really to listen on, <c>32700=41872,8081=41873</c>.</summary>
    public const string Ports = "MLPIPELINE_PORTS";

    /// <summary>
    /// JSON file that stands for cluster DNS: an object from <c>host:port</c> to <c>ip:port</c>, replaced as a whole whenever
    /// pods come and go.
    /// </summary>
    public const string Endpoints = "MLPIPELINE_ENDPOINTS";

    /// <summary>Path of the metadata that KubeDirector keeps in every member.</summary>
    public const string ConfigMetaPath = "/etc/guestconfig/configmeta.json";

    /// <summary>Folder a config package is unpacked into.</summary>
    public const string GuestConfigFolder = "/opt/guestconfig";
}
