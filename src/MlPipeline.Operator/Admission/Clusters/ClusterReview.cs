using System.Text.Json.Nodes;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Clusters;
using MlPipeline.Operator.Objects;

namespace MlPipeline.Operator.Admission.Clusters;

/// <summary>The review of one kdcluster's spec: what is checked against what, the messages so far, and the object with its defaults.</summary>
internal sealed class ClusterReview
{
    public ClusterReview(AdmissionRequest request, IAdmissionFacts facts, KubeDirectorApp app, KubeDirectorClusterSpec spec)
    {
        Namespace = request.Namespace;
        Facts = facts;
        App = app;
        Spec = spec;
        Config = facts.Config ?? new KubeDirectorConfigSpec();
        Result = (JsonObject)request.Wanted!.DeepClone();
        StoredSpec = request.Stored?["spec"] as JsonObject;
    }

    public string Namespace { get; }

    public IAdmissionFacts Facts { get; }

    public KubeDirectorApp App { get; }

    public KubeDirectorConfigSpec Config { get; }

    /// <summary>The spec as it was sent.</summary>
    public KubeDirectorClusterSpec Spec { get; }

    /// <summary>The object with its defaults.</summary>
    public JsonObject Result { get; }

    /// <summary>The spec as it is stored; null for a creation.</summary>
    public JsonObject? StoredSpec { get; }

    public List<string> Messages { get; } = [];

    public JsonObject SpecNode => (JsonObject)Result["spec"]!;

    /// <summary>Roles of the spec with what the kdapp says about each, or null.</summary>
    public IEnumerable<(ClusterRole Role, AppRole? AppRole, int Index)> Roles =>
        Spec.Roles.Select((role, index) => (role, App.Spec.Roles.FirstOrDefault(candidate => candidate.Id == role.Id), index));

    public JsonObject RoleNode(int index) => (JsonObject)SpecNode["roles"]![index]!;

    public void CheckAll()
    {
        SetDefault("appCatalog", App.Metadata.NamespaceProperty == Namespace ? ClusterPass.LocalCatalog : ClusterPass.SystemCatalog);
        RoleRules.CheckCounts(this);
        LabelRules.Check(this);
        RoleRules.CheckNames(this);
        ResourceRules.Check(this);
        ServiceAccountRules.Check(this);
        StorageRules.Check(this);
        SharedMemoryRules.Check(this);
        SetDefault("serviceType", Config.DefaultServiceType ?? OperatorOptions.DefaultServiceType);
        SetDefault("namingScheme", Config.DefaultNamingScheme ?? ObjectNames.UidScheme);
        FileInjectionRules.Check(this);
        SecretRules.Check(this);
        SecretKeyRules.Check(this);
        VolumeRules.Check(this);
    }

    private void SetDefault(string name, string value)
    {
        if (SpecNode[name] is null)
        {
            SpecNode[name] = value;
        }
    }
}
