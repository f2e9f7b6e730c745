using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s.Models;
using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Clusters;
using MlPipeline.Operator.ConfigMeta;
using MlPipeline.Operator.Connections;
using MlPipeline.Operator.Tests.Fixtures;

namespace MlPipeline.Operator.Tests.ConfigMeta;

public sealed class ConfigMetadataBuilderTests
{
    private const string Tenant = "k8s-tenant-1";

    [Fact]
    public void Case_52_a_notebook_connected_to_a_training_engine_has_the_bytes_of_the_worked_example()
    {
        var notebook = Cluster("jupyter-notebook-student1", "jupyter-notebook", "5b0c7a52-7d0f-4c6e-9c1b-1f3d2f6f1a01", "jupyter-notebook-student1q7x2m");
        notebook.Spec.Roles = [ExampleClusters.Role("controller")];
        notebook.Status!.Roles =
            [ExampleClusters.Status("controller", "jupyter-notebook-student1-controller-8kz5w", 1, MemberStates.Creating)];
        var secret = new V1Secret
        {
            Metadata = new() { Name = "kc-secret-student1", Labels = new Dictionary<string, string> { ["kubedirector.hpe.com/secretType"] = "kubeconfig" } },
            Data = new Dictionary<string, byte[]> { ["config"] = Convert.FromBase64String("YXBpVmVyc2lvbjogdjEKLi4u") },
        };
        var connected = new ConnectedObjects([TrainingEngine()], [], [secret]);

        var document = Build(notebook, ExampleApps.JupyterNotebook(Tenant), connected, "controller");

        Assert.Equal(Golden("jupyter-notebook.json"), document);
    }

    [Fact]
    public void Case_52_a_deployment_engine_connected_to_a_model_has_the_bytes_of_the_worked_example()
    {
        var engine = DeploymentEngine();
        var model = ConfigMap("model-student1", "model", new Dictionary<string, string>
        {
            ["path"] = "/bd-fs-mnt/TenantShare/repo/models/student1/XGB.pickle.dat",
            ["name"] = "model-student1",
            ["description"] = "student1 model",
            ["model-version"] = "1",
            ["modelType"] = "kubedirector",
            ["scoring-path"] = "/bd-fs-mnt/TenantShare/repo/code/student1/XGB_Scoring.py",
        });

        var document = Build(engine, ExampleApps.DeploymentEngine(Tenant), new ConnectedObjects([], [model], []), "RESTServer");

        Assert.Equal(Golden("deployment-engine.json"), document);
    }

    [Fact]
    public void Case_53_config_maps_of_one_type_stand_in_spec_order_and_those_without_a_type_nowhere()
    {
        var connected = new ConnectedObjects([], [ConfigMap("second", "model", null), ConfigMap("untyped", null, null), ConfigMap("first", "model", null)], []);

        var document = ConfigMetadataJson.Read(Encoding.UTF8.GetBytes(
            Build(DeploymentEngine(), ExampleApps.DeploymentEngine(Tenant), connected, "RESTServer")));

        var list = Assert.Single(document.Connections.ConfigMaps!);
        Assert.Equal("model", list.Key);
        Assert.Equal(["second", "first"], list.Value.Select(item => item.Metadata["name"]));
    }

    [Fact]
    public void Case_60_every_member_of_a_connected_role_is_listed_once()
    {
        var training = TrainingEngine();
        training.Cluster.Status!.Roles[1].Members.Add(new() { Pod = "training-engine-shared-restserver-h2t7d-1", NodeId = 3, State = MemberStates.Configured });

        var document = ConfigMetadataJson.Read(Encoding.UTF8.GetBytes(
            Build(DeploymentEngine(), ExampleApps.DeploymentEngine(Tenant), new ConnectedObjects([training], [], []), "RESTServer")));

        var other = document.Connections.Clusters!["training-engine-shared"];
        Assert.Equal(["2", "3"], other.NodeGroups["1"].Roles["RESTServer"].NodeIds);
        Assert.Null(other.Node);
        Assert.Null(other.Connections.Clusters);
    }

    [Fact]
    public void Members_that_are_planned_are_listed_and_those_that_go_are_not()
    {
        var engine = DeploymentEngine();
        var members = engine.Status!.Roles[1].Members;
        members.Add(new() { Pod = "p-1", NodeId = 3, State = MemberStates.CreatePending });
        members.Add(new() { Pod = "p-2", NodeId = 4, State = MemberStates.DeletePending });
        members.Add(new() { Pod = "p-3", NodeId = 5, State = MemberStates.ConfigError });

        var document = ConfigMetadataJson.Read(Encoding.UTF8.GetBytes(
            Build(engine, ExampleApps.DeploymentEngine(Tenant), new ConnectedObjects([], [], []), "RESTServer")));

        Assert.Equal(["3", "2", "5"], document.NodeGroups["1"].Roles["RESTServer"].NodeIds);
    }

    [Theory]
    [InlineData("<a&b>", """\u003ca\u0026b\u003e""")]
    [InlineData("tab\tquote\"back\\", """tab\tquote\"back\\""")]
    [InlineData("\u0001\b\f\u007f", "\\u0001\\u0008\\u000c\u007f")]
    [InlineData("é 車 🚕\u2028", "é 車 🚕\\u2028")]
    public void Text_is_escaped_as_the_reference_does(string text, string expected)
    {
        var connected = new ConnectedObjects([], [ConfigMap("m", "model", new Dictionary<string, string> { ["text"] = text })], []);

        var document = Build(DeploymentEngine(), ExampleApps.DeploymentEngine(Tenant), connected, "RESTServer");

        Assert.Contains($"\"text\":\"{expected}\"", document, StringComparison.Ordinal);
        Assert.Equal(text, (string?)JsonNode.Parse(document)!["connections"]!["configmaps"]!["model"]![0]!["data"]!["text"]);
    }

    private static string Build(KubeDirectorCluster cluster, KubeDirectorApp app, ConnectedObjects connected, string role)
    {
        var pass = new ClusterPass(cluster, app, new KubeDirectorConfigSpec { ClusterServiceDomainBase = ".svc.cluster.local" });
        var member = pass.Status.Roles.Single(status => status.Id == role).Members[0];
        return Encoding.UTF8.GetString(new ConfigMetadataBuilder(pass, connected).Build(role, member));
    }

    private static string Golden(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", name)));
        return JsonSerializer.Serialize(document.RootElement);
    }

    private static KubeDirectorCluster DeploymentEngine()
    {
        var engine = Cluster("inference-server-student1", "deployment-engine", "c2d9f6e4-51b8-47aa-b0d3-6e8f0a1b2c03", "inference-server-student1z5r8k");
        engine.Spec.Roles = [ExampleClusters.Role("LoadBalancer"), ExampleClusters.Role("RESTServer")];
        engine.Status!.Roles =
        [
            ExampleClusters.Status("LoadBalancer", "inference-server-student1-loadbalancer-m4v9t", 1, MemberStates.Configured, "7c1a5e90d3b24f68a0be47d6c9f21380"),
            ExampleClusters.Status("RESTServer", "inference-server-student1-restserver-x2k6b", 2, MemberStates.Configured, "e05d8b3714c94a2fb6d7f1c28a90435e"),
        ];
        return engine;
    }

    private static ConnectedCluster TrainingEngine()
    {
        var engine = Cluster("training-engine-shared", "training-engine", "9a7e4b10-33c2-4b55-8a41-0c2b7e9d4f02", "training-engine-sharedv4d9b");
        engine.Spec.Roles = [ExampleClusters.Role("LoadBalancer"), ExampleClusters.Role("RESTServer")];
        engine.Status!.Roles =
        [
            ExampleClusters.Status("LoadBalancer", "training-engine-shared-loadbalancer-c6nlp", 1, MemberStates.Configured, "3f2b9d0c6a1e4f7788c5d2e1b0a94c61"),
            ExampleClusters.Status("RESTServer", "training-engine-shared-restserver-h2t7d", 2, MemberStates.Configured, "b81c0de4425f4a0f9e6d13c7a2f05e98"),
        ];
        return new ConnectedCluster(engine, ExampleApps.TrainingEngine(Tenant));
    }

    private static KubeDirectorCluster Cluster(string name, string app, string uid, string service)
    {
        var cluster = ExampleClusters.Create(Tenant, name, app);
        cluster.Metadata.Uid = uid;
        cluster.Status = new() { ClusterService = service };
        return cluster;
    }

    private static V1ConfigMap ConfigMap(string name, string? type, IDictionary<string, string>? data) => new()
    {
        Metadata = new()
        {
            Name = name,
            Labels = type is null ? null : new Dictionary<string, string> { ["kubedirector.hpe.com/cmType"] = type },
        },
        Data = data,
    };
}
