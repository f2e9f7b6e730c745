using System.Text.Json;
using MlPipeline.Charts.Tests;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Interactive.Charts;
using MlPipeline.Interactive.Commands.Help;
using MlPipeline.Interactive.Commands.Login;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Interactive.Tests.Hosting;
using MlPipeline.Interactive.Views;
using MlPipeline.KubeDirector;
using MlPipeline.KubeDirector.Apps;
using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Manifests;
using MlPipeline.KubeDirector.Models;
using MlPipeline.KubeDirector.Pipelines;
using MlPipeline.KubeDirector.Predictions;
using MlPipeline.KubeDirector.Training;

namespace MlPipeline.Interactive.Tests.Gallery;

/// <summary>One of everything a notebook of the pipeline shows, as the labs bring it up.</summary>
internal static class SampleResults
{
    private const string ModelFile = "/bd-fs-mnt/TenantShare/repo/models/student1/taxi-v2.model";
    private const string ScoringFile = "/bd-fs-mnt/TenantShare/repo/code/student1/TaxiScoring.csx";

    private static readonly DateTimeOffset Morning = new(2026, 11, 25, 9, 30, 0, TimeSpan.Zero);

    public static IReadOnlyList<(string Name, object Value)> Cards() =>
    [
        ("login", Login),
        ("pipeline at work", Pipeline(PipelineStatus.Ready, PipelineStatus.Pending, PipelineStatus.Ready, PipelineStatus.Missing, "no model registered yet")),
        ("pipeline with a failure", Pipeline(PipelineStatus.Ready, PipelineStatus.Ready, PipelineStatus.Ready, PipelineStatus.Failed, "REST server: there is no file taxi-v2.model")),
        ("kdapps", new[] { TrainingApp, DeploymentApp }),
        ("kdapp", DeploymentApp),
        ("kdclusters", new List<KdClusterInfo> { Configured, OnItsWay, WithProblem }),
        ("kdcluster", Configured),
        ("kdcluster on its way", ClusterViews.Waiting(OnItsWay, TimeSpan.FromSeconds(14.2))),
        ("kdcluster with a problem", WithProblem),
        ("members", Configured.Members.ToArray()),
        ("endpoints", Configured.Endpoints),
        ("attachments", new[]
        {
            new AttachmentInfo("ConfigMap", "model-student1", "model", AttachmentInfo.There, null),
            new AttachmentInfo("kdcluster", "training-engine-shared", "training-engine", "configured", new Uri("https://127.0.0.1:31842/")),
            new AttachmentInfo("Secret", "hpecp-ext-auth", "", AttachmentInfo.Missing, null),
        }),
        ("events", Configured.Events),
        ("logs", new[] { new MemberLog("inference-server-student1-restserver-0", "RESTServer", ["info: listening on http://127.0.0.1:10001", "info: model model-student1 version 2 loaded in 214 ms", "info: ready"]) }),
        ("resources", Resources),
        ("applied", new[] { new ApplyResult("KubeDirectorCluster", "inference-server-student1", "k8smltenant", ApplyResult.Created), new ApplyResult("ConfigMap", "model-student1", "k8smltenant", ApplyResult.Unchanged) }),
        ("job while it runs", TrainingViews.Running(Job(JobStatus.Running), 0.62, "round 62 of 100, 8.4 s, about 5.1 s to go", new Dictionary<string, double> { ["rmse"] = 291.4, ["mae"] = 171.2 }, [.. Enumerable.Range(41, 22).Select(round => $"[{round,3}] train rmse {412.0 - 2.1 * round:0.0}  test rmse {425.5 - 2.0 * round:0.0}")])),
        ("job at its end", TrainingViews.Show(Job(JobStatus.Finished), ["read 120,000 rides of 2019-01", "95,995 to learn from, 24,005 to test", "saved " + ModelFile])),
        ("job that failed", Job(JobStatus.Failed) with { Metrics = new Dictionary<string, double>(), Artifacts = [], Error = "There is no column hour_of_day.\nThe file has: work, start_latitude, start_longitude, end_latitude, end_longitude, distance, weekday, hour." }),
        ("jobs", new[] { Job(JobStatus.Finished) with { Id = 1, Name = "taxi-v1" }, Job(JobStatus.Failed) with { Id = 2, Metrics = new Dictionary<string, double>() }, Job(JobStatus.Running) with { Id = 3, Finished = null, Metrics = new Dictionary<string, double>() } }),
        ("model with a canary", Model),
        ("models", new[] { Model, Model with { Name = "model-student2", Version = "1", Canary = null, Deployments = [] } }),
        ("history", History),
        ("serving", new ServingState("inference-server-student1", "model-student1", "2", 1, 2, null)),
        ("prediction", Ride(40.7614, -73.9776, 40.6413, -73.7781, 2843.6)),
        ("prediction around the corner", Ride(40.7420, -73.9962, 40.7268, -73.9866, 431.2)),
        ("prediction from the shore", Ride(40.57689727, -73.99047356, 40.72058154, -73.99740673, 2214)),
        ("prediction without a route", new Prediction(0.8731, "", "", "iris", "1", TimeSpan.FromMilliseconds(3.4), "iris-restserver-0", JsonSerializer.SerializeToElement(new { petal = 1.2 }))),
        ("predictions", new PredictionBatch([.. new[] { 431.2, 2843.6, 1204.5 }.Select(value => new PredictionValue(value, "seconds", ""))], "model-student1", "2", TimeSpan.FromMilliseconds(9.7), "inference-server-student1-restserver-1")),
        ("run", Run),
        ("help", Help("kd-register", "canary")),
        ("error", new MagicException("There is no kdcluster inference-server-student2.", "#!kd-cluster list shows which there are; #!kd-cluster create makes one.")),
        ("long names", LongNames),
    ];

    public static IReadOnlyList<(string Name, object Value)> Charts() =>
        [.. SampleCharts.All().Select(chart => ($"chart {chart.Key}", (object)chart.Value))];

    public static IReadOnlyList<(string Name, object Value)> InteractiveCharts() =>
        [.. SampleCharts.All().Select(chart => ($"interactive chart {chart.Key}", (object)chart.Value.Interactive()))];

    public static LoginInfo Login => new(
        "sandbox", "student1", "K8sMLTenant", "k8smltenant", new Uri("https://127.0.0.1:46443/"), "/home/student1/.kube/config", Morning);

    public static ModelHistory History => new(
        "model-student1",
        [
            new ModelRevision(1, "1", ModelFile.Replace("v2", "v1", StringComparison.Ordinal), ScoringFile, "First try: the distance alone", Morning, "student1", "register"),
            new ModelRevision(2, "2", ModelFile, ScoringFile, "With hour and weekday", Morning.AddMinutes(21), "student1", "update"),
            new ModelRevision(3, "1", ModelFile.Replace("v2", "v1", StringComparison.Ordinal), ScoringFile, "First try: the distance alone", Morning.AddMinutes(33), "student1", "rollback"),
            new ModelRevision(4, "2", ModelFile, "", "With hour and weekday", Morning.AddMinutes(48), "", "outside"),
        ],
        Canary);

    public static ModelCanary Canary => new("3", ModelFile.Replace("v2", "v3", StringComparison.Ordinal), ScoringFile, "Deeper trees", 10);

    public static RegisteredModel Model => new(
        "model-student1", "2", "With hour and weekday", ModelFile, ScoringFile, "model-student1", ["inference-server-student1"], Morning, Canary);

    public static PredictionRun Run => new(
        Ride(40.7614, -73.9776, 40.6413, -73.7781, 2843.6),
        [.. Enumerable.Range(0, 240).Select(place => TimeSpan.FromMilliseconds(6 + 5 * Math.Abs(Math.Sin(place * 1.7)) * Math.Abs(Math.Cos(place * 0.31)) + (place % 60 == 7 ? 14 : 0)))],
        3,
        TimeSpan.FromSeconds(2.43),
        new Dictionary<string, int> { ["2"] = 217, ["3"] = 23 });

    public static ClusterResources Resources => new(
        "inference-server-student1",
        [
            new StatefulSetInfo("kdss-8fj2k", "LoadBalancer", 1, 1, Morning),
            new StatefulSetInfo("kdss-x71qd", "RESTServer", 2, 1, Morning),
        ],
        [
            new PodInfo("kdss-8fj2k-0", "LoadBalancer", "Running", true, 0, "127.0.0.1", "sandbox", Morning.AddSeconds(4)),
            new PodInfo("kdss-x71qd-0", "RESTServer", "Running", true, 1, "127.0.0.1", "sandbox", Morning.AddSeconds(6)),
            new PodInfo("kdss-x71qd-1", "RESTServer", "Pending", false, 0, "", "", null),
        ],
        [
            new ServiceInfo("kdhs-inference-server-student1-7kqzm", "", "ClusterIP", "None", new Dictionary<string, int>(), []),
            new ServiceInfo("s-kdss-8fj2k-0", "LoadBalancer", "NodePort", "10.96.12.7", new Dictionary<string, int> { ["http-restserver"] = 32700, ["stats"] = 8081 }, ["127.0.0.1:31842", "127.0.0.1:31843"]),
            new ServiceInfo("s-kdss-x71qd-0", "RESTServer", "NodePort", "10.96.40.91", new Dictionary<string, int> { ["http-restserver"] = 10001 }, ["127.0.0.1:31844"]),
        ]);

    public static PipelineState Pipeline(
        PipelineStatus training, PipelineStatus notebook, PipelineStatus repository, PipelineStatus deployment, string deploymentDetail) => new(
        "student1",
        [
            new PipelineComponent(PipelineComponentKind.Operator, "kubedirector", PipelineStatus.Ready, "2 kdapps, 3 kdclusters"),
            new PipelineComponent(PipelineComponentKind.TrainingCluster, "training-engine-shared", training, "2 jobs, 1 running"),
            new PipelineComponent(PipelineComponentKind.NotebookCluster, "jupyter-notebook-student1", notebook, "connected to training-engine-shared, hpecp-kc-student1"),
            new PipelineComponent(PipelineComponentKind.Repository, "repo", repository, "shared by 4 pods, 3 files made by jobs"),
            new PipelineComponent(PipelineComponentKind.ModelRegistry, "model-student1", PipelineStatus.Ready, "version 2, 10 % version 3"),
            new PipelineComponent(PipelineComponentKind.DeploymentEngine, "inference-server-student1", deployment, deploymentDetail),
        ]);

    private static View Help(string name, string verb)
    {
        using var runner = new MagicRunner(new TestHost(), new MagicOptions { Home = new SandboxHome(AppContext.BaseDirectory) });
        var command = runner.Commands.Single(command => command.Name == name);
        return HelpPage.Verb(command, command.Verbs.Single(candidate => candidate.Name == verb));
    }

    private static KdAppInfo TrainingApp => new(
        "training-engine",
        "Training Engine",
        "Runs training scripts for all notebooks of the tenant",
        "2.0",
        [new KdAppRole("LoadBalancer", "1", "docker.io/bluedata/kd-training-haproxy:2.0", ["haproxy-stats", "API-server"]), new KdAppRole("RESTServer", "1+", "docker.io/bluedata/kd-api-serving:2.0", ["ssh", "API-server"])],
        [new KdAppService("API-server", "API Server", 10001, "http", true), new KdAppService("ssh", "SSH", null, "", false)]);

    private static KdAppInfo DeploymentApp => TrainingApp with
    {
        Name = "deployment-engine",
        DisplayName = "Deployment Engine",
        Description = "Serves registered models",
        Services = [new KdAppService("API-server", "API Server", 10001, "http", true), new KdAppService("haproxy-stats", "Load balancer statistics", 8081, "http", false)],
    };

    private static KdClusterInfo Configured => new(
        "inference-server-student1",
        "deployment-engine",
        "configured",
        [
            new KdRoleInfo("LoadBalancer", 1, [Member("LoadBalancer", "kdss-8fj2k-0", "configured")]),
            new KdRoleInfo("RESTServer", 2, [Member("RESTServer", "kdss-x71qd-0", "configured"), Member("RESTServer", "kdss-x71qd-1", "configured")]),
        ],
        new KdConnections(["training-engine-shared"], ["model-student1"], ["hpecp-kc-student1"]),
        [
            new EndpointInfo("inference-server-student1", "LoadBalancer", "kdss-8fj2k-0", "API-server", 32700, new Uri("https://127.0.0.1:31842/"), true, true),
            new EndpointInfo("inference-server-student1", "LoadBalancer", "kdss-8fj2k-0", "haproxy-stats", 8081, new Uri("https://127.0.0.1:31843/"), true, false),
        ],
        Morning,
        [.. Enumerable.Range(0, 9).Select(step => new ClusterEventInfo(Morning.AddSeconds(step * 2), "Normal", "Member", $"member kdss-x71qd-{step % 2} changed to state configured", 1))]);

    private static KdClusterInfo OnItsWay => Configured with
    {
        Name = "jupyter-notebook-student1",
        App = "jupyter-notebook",
        State = "creating",
        Roles = [new KdRoleInfo("controller", 2, [Member("controller", "kdss-q8m2v-0", "configured"), Member("controller", "kdss-q8m2v-1", "creating")])],
        Endpoints = [],
        Events =
        [
            new ClusterEventInfo(Morning, "Normal", "Cluster", "new", 1),
            new ClusterEventInfo(Morning.AddSeconds(1), "Normal", "Role", "created statefulset kdss-q8m2v for role controller", 1),
            new ClusterEventInfo(Morning.AddSeconds(9), "Warning", "Member", "pod kdss-q8m2v-1 is not ready yet", 3),
        ],
    };

    private static KdClusterInfo WithProblem => Configured with
    {
        Name = "training-engine-shared",
        App = "training-engine",
        Roles = [new KdRoleInfo("RESTServer", 1, [Member("RESTServer", "kdss-c2zt9-0", "config error") with { RestartCount = 4, Problem = "Port 10001 is taken by another process.\nEnd it, or choose another port in the kdapp." }])],
        Connections = new KdConnections([], [], []),
        Events = [],
    };

    /// <summary>What no layout likes: names without a blank, in every place.</summary>
    private static RegisteredModel LongNames => new(
        new string('m', 120), "1.0.0-preview.2+" + new string('a', 40), new string('d', 300), "/bd-fs-mnt/TenantShare/" + new string('p', 160), "", "model", [new string('c', 253)], Morning);

    private static MemberInfo Member(string role, string pod, string state) => new(role, pod, pod, state, "Running", Morning.AddSeconds(5), 0, null);

    private static TrainingJob Job(string status) => new()
    {
        Cluster = "training-engine-shared",
        Id = 7,
        Name = "taxi-v2",
        User = "student1",
        Status = status,
        Submitted = Morning,
        Started = Morning.AddSeconds(1),
        Finished = Morning.AddSeconds(14.6),
        Parameters = new Dictionary<string, string> { ["rounds"] = "100", ["leaves"] = "31", ["rate"] = "0.15" },
        Metrics = new Dictionary<string, double> { ["rmse"] = 258.2, ["mae"] = 151.9, ["r2"] = 0.8123, ["rmsle"] = 0.3127 },
        Artifacts = [ModelFile],
        Pod = "kdss-c2zt9-0",
    };

    private static Prediction Ride(double startLatitude, double startLongitude, double endLatitude, double endLongitude, double seconds) => new(
        seconds,
        "seconds",
        "The ride will take about " + Math.Round(seconds / 60) + " minutes.",
        "model-student1",
        "2",
        TimeSpan.FromMilliseconds(6.2),
        "kdss-x71qd-0",
        JsonSerializer.SerializeToElement(new { work = 1, start_latitude = startLatitude, start_longitude = startLongitude, end_latitude = endLatitude, end_longitude = endLongitude, hour = 9 }));
}
