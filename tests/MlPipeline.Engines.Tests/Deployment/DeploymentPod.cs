using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Repository;
using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.Deployment;

/// <summary>A deployment engine with a repository of its own.</summary>
internal sealed class DeploymentPod : IAsyncDisposable
{
    public const string Script =
        "var seconds = Model.Predict(Arguments);\nreturn Answer(seconds, \"seconds\", $\"The ride takes {seconds:F0} seconds.\\n\");";

    public const string Arguments =
        """
        {"work":0,"start_latitude":40.57689727,"start_longitude":-73.99047356,"end_latitude":40.72058154,"end_longitude":-73.99740673,
        "distance":8,"weekday":1,"hour":9,"month_1":0,"month_2":1,"month_3":0,"month_4":0,"month_5":0,"month_6":0}
        """;

    private const string Scripts = TenantShare.Repository + "/code";
    private const string Models = TenantShare.Repository + "/models";

    public static readonly ConnectedObject Version1 =
        ConfigMeta.Model("taxi", "1", ModelPath("first.model"), ScriptPath("first.csx"));

    public static readonly ConnectedObject Version2 =
        ConfigMeta.Model("taxi", "2", ModelPath("second.model"), ScriptPath("second.csx"));

    public DeploymentPod(IReadOnlyDictionary<string, string>? environment = null)
    {
        Pod = new TestPod(EngineNames.DeploymentEngine, environment: environment);
        Directory.CreateDirectory(Pod.HostPath(Scripts));
        Directory.CreateDirectory(Pod.HostPath(Models));
        Client = Pod.Client(EngineServices.RestServerPort, ConfigMeta.MemberToken);
    }

    public TestPod Pod { get; }

    public HttpClient Client { get; }

    public static string ModelPath(string name) => $"{Models}/{name}";

    public static string ScriptPath(string name) => $"{Scripts}/{name}";

    public void AddModel(string name, string file) => File.Copy(file, Pod.HostPath(ModelPath(name)), overwrite: true);

    public void AddScript(string name, string code) => File.WriteAllText(Pod.HostPath(ScriptPath(name)), code);

    public void AddTwoVersions(ModelFixture models)
    {
        AddModel("first.model", models.First);
        AddModel("second.model", models.Second);
        AddScript("first.csx", Script);
        AddScript("second.csx", Script);
    }

    public Task StartAsync(params ConnectedObject[] models) =>
        Pod.StartAndConfigureAsync(ConfigMeta.Of(EngineServices.RestServerRole, models: models));

    public Task<Outcome> ReconnectAsync(params ConnectedObject[] models)
    {
        Pod.WriteConfigMeta(ConfigMeta.Of(EngineServices.RestServerRole, models: models));
        return Pod.RunAsync(EngineNames.StartScript, "--reconnect");
    }

    public async Task<HttpResponseMessage> PredictAsync(string model, string arguments = Arguments, bool useScoring = true)
    {
        using var body = Answers.Json($$"""{"use_scoring":{{(useScoring ? "true" : "false")}},"scoring_args":{{arguments}}}""");
        return await Client.TellAsync($"/{model}/predict", body);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Pod.DisposeAsync();
    }
}
