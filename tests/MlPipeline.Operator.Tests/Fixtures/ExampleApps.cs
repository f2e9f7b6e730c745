using MlPipeline.KubeDirector.Resources;

namespace MlPipeline.Operator.Tests.Fixtures;

/// <summary>Kdapps of the examples and of the conformance cases.</summary>
internal static class ExampleApps
{
    public const string PackageUrl = "file:///x/appconfig.tgz";

    /// <summary>App <c>A1</c> of the conformance cases: one role, two services, a config package.</summary>
    public static KubeDirectorApp A1(string namespaceName, string name = "a1") => new()
    {
        Metadata = new() { Name = name, NamespaceProperty = namespaceName },
        Spec = new()
        {
            Label = new() { Name = "App one" },
            DistroId = "test/a1",
            Version = "1.0",
            ConfigSchemaVersion = 7,
            Services = [Service("web", 80, "http"), Service("tok", 81, "http", hasAuthToken: true)],
            Roles = [Role("r", "1+", "web", new ConfigPackage { PackageUrl = PackageUrl, UseNewSetupLayout = true })],
            Config = new() { SelectedRoles = ["r"], RoleServices = [new() { RoleId = "r", ServiceIds = ["web", "tok"] }] },
        },
    };

    /// <summary>App <c>A0</c>: the same without a config package.</summary>
    public static KubeDirectorApp A0(string namespaceName)
    {
        var app = A1(namespaceName, "a0");
        app.Spec.Roles[0].ConfigPackage = new Setting<ConfigPackage>(null);
        return app;
    }

    public static KubeDirectorApp JupyterNotebook(string namespaceName) => new()
    {
        Metadata = new() { Name = "jupyter-notebook", NamespaceProperty = namespaceName },
        Spec = new()
        {
            Label = new() { Name = "Jupyter Notebook with ML toolkits" },
            DistroId = "hpecp/jupyter-notebook",
            Version = "3.2",
            ConfigSchemaVersion = 7,
            Services = [Labelled(Service("ssh", 22, null), "SSH"), Labelled(Service("jupyter-nb", 8000, "http"), "Jupyter Notebook")],
            Roles = [Role("controller", "1", "notebook", new ConfigPackage { PackageUrl = PackageUrl })],
            Config = new() { SelectedRoles = ["controller"], RoleServices = [new() { RoleId = "controller", ServiceIds = ["ssh", "jupyter-nb"] }] },
        },
    };

    public static KubeDirectorApp TrainingEngine(string namespaceName)
    {
        var app = Engine(namespaceName, "training-engine", "hpecp/training-engine");
        app.Spec.Config.ConfigMeta = new Dictionary<string, string> { ["ml_engine"] = "python" };
        app.Spec.Services =
        [
            Labelled(Service("ssh", 22, null), "SSH"),
            Labelled(Service("gunicorn", 10001, "http", hasAuthToken: true), "API Server"),
            Labelled(Service("haproxy-train", 32700, "http", hasAuthToken: true), "Training API Server"),
            Labelled(Service("haproxy-stats", 8081, "http"), "Model serving request balancer stats"),
        ];
        app.Spec.Config.RoleServices =
        [
            new() { RoleId = "LoadBalancer", ServiceIds = ["gunicorn", "haproxy-train", "haproxy-stats"] },
            new() { RoleId = "RESTServer", ServiceIds = ["ssh", "gunicorn"] },
        ];
        return app;
    }

    public static KubeDirectorApp DeploymentEngine(string namespaceName)
    {
        var app = Engine(namespaceName, "deployment-engine", "hpecp/deploymt-engine");
        app.Spec.Services =
        [
            Labelled(Service("ssh", 22, null), "SSH"),
            Labelled(Service("gunicorn", 10001, "http", hasAuthToken: true), "API Server"),
            Labelled(Service("haproxy", 32700, "http", hasAuthToken: true), "Model Serving LoadBalancer"),
            Labelled(Service("haproxy-stats", 8081, "http"), "Model serving request balancer stats"),
            Labelled(Service("httpd", 80, "http"), "Nobody offers it"),
        ];
        app.Spec.Config.RoleServices =
        [
            new() { RoleId = "LoadBalancer", ServiceIds = ["gunicorn", "haproxy", "haproxy-stats"] },
            new() { RoleId = "RESTServer", ServiceIds = ["ssh", "gunicorn"] },
        ];
        return app;
    }

    public static AppRole Role(string id, string cardinality, string image, ConfigPackage? package) => new()
    {
        Id = id,
        Cardinality = cardinality,
        ImageRepoTag = image,
        ConfigPackage = new Setting<ConfigPackage>(package),
    };

    public static AppService Service(string id, int port, string? scheme, bool? hasAuthToken = null) => new()
    {
        Id = id,
        Label = new() { Name = id },
        Endpoint = new() { Port = port, UrlScheme = scheme, HasAuthToken = hasAuthToken },
    };

    private static KubeDirectorApp Engine(string namespaceName, string name, string distroId) => new()
    {
        Metadata = new() { Name = name, NamespaceProperty = namespaceName },
        Spec = new()
        {
            Label = new() { Name = name },
            DistroId = distroId,
            Version = "1.0",
            ConfigSchemaVersion = 7,
            Roles =
            [
                Role("LoadBalancer", "1", "load-balancer", new ConfigPackage { PackageUrl = PackageUrl }),
                Role("RESTServer", "1+", "rest-server", new ConfigPackage { PackageUrl = PackageUrl }),
            ],
            Config = new() { SelectedRoles = ["LoadBalancer", "RESTServer"] },
        },
    };

    private static AppService Labelled(AppService service, string name)
    {
        service.Label!.Name = name;
        return service;
    }
}
