namespace MlPipeline.Contracts.KubeDirector;

/// <summary>Label keys of KubeDirector, version <c>v1beta1</c>.</summary>
public static class KubeDirectorLabels
{
    /// <summary>On every object of a kdcluster: the kdcluster's name.</summary>
    public const string KdCluster = "kubedirector.hpe.com/kdcluster";

    /// <summary>On every object of a kdcluster: the name of its kdapp.</summary>
    public const string KdApp = "kubedirector.hpe.com/kdapp";

    /// <summary>On every object of a kdcluster: <c>local</c> or <c>system</c>.</summary>
    public const string AppCatalog = "kubedirector.hpe.com/appCatalog";

    /// <summary>On stateful sets, pods and member services: the role's id.</summary>
    public const string Role = "kubedirector.hpe.com/role";

    /// <summary>On stateful sets and pods: the kdcluster's name, selected by the headless service.</summary>
    public const string Headless = "kubedirector.hpe.com/headless";

    /// <summary>On a connected ConfigMap: the list of <c>configmeta.json</c> it goes to, for a registered model <c>model</c>.</summary>
    public const string ConfigMapType = "kubedirector.hpe.com/cmType";

    /// <summary>On a connected Secret: the list of <c>configmeta.json</c> it goes to, for example <c>kubeconfig</c>.</summary>
    public const string SecretType = "kubedirector.hpe.com/secretType";

    /// <summary>On a kdcluster that comes from a backup, until all that belongs to it is there.</summary>
    public const string Restoring = "kubedirector.hpe.com/restoring";

    /// <summary>On such a kdcluster: it may be deleted all the same.</summary>
    public const string AllowDeleteWhileRestoring = "kubedirector.hpe.com/allow-delete-while-restoring";

    /// <summary>On the workshop's kubeconfig Secret: the user it belongs to.</summary>
    public const string UserName = "kubedirector.hpe.com/username";
}
