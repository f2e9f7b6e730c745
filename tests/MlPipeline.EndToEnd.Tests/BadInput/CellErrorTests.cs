namespace MlPipeline.EndToEnd.Tests.BadInput;

/// <summary>A cell that asks for what cannot be: two lines that say what to do, and nothing lost.</summary>
public sealed class CellErrorTests(KeptSandbox sandbox) : IClassFixture<KeptSandbox>
{
    private const string Predict = "#!kd-predict --cluster inference-server-{{user}} --model model-{{user}} --model-version 1\n";

    [Fact]
    public async Task A_cell_that_does_not_compile_is_shown_with_the_compilers_words()
    {
        var run = await sandbox.FailAsync("var number = \"text\" - 1;");

        Assert.Contains("CS0019", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        var run = await sandbox.FailAsync(
            """
            using MlPipeline.KubeDirector.Connection;
            using MlPipeline.KubeDirector.Platform;
            var home = Environment.GetEnvironmentVariable("MLPIPELINE_HOME");
            var descriptor = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(home, "sandbox.json"))).RootElement;
            var platform = new PlatformClient(
                new Uri(descriptor.GetProperty("gatewayUrl").GetString()),
                ServerTrust.FromFile(descriptor.GetProperty("certificateAuthorityFile").GetString()));
            """,
            "await platform.LogInAsync(\"student1\", \"wrong\", \"K8sMLTenant\")");

        Assert.Contains("does not accept this password for student1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_tenant_is_named()
    {
        var run = await sandbox.FailAsync(
            """
            using MlPipeline.KubeDirector.Connection;
            using MlPipeline.KubeDirector.Platform;
            using System.Text.Json;
            var home = Environment.GetEnvironmentVariable("MLPIPELINE_HOME");
            var descriptor = JsonDocument.Parse(File.ReadAllText(Path.Combine(home, "sandbox.json"))).RootElement;
            var password = JsonDocument.Parse(File.ReadAllText(Path.Combine(home, "credentials.json"))).RootElement.GetProperty("student1").GetString();
            var platform = new PlatformClient(
                new Uri(descriptor.GetProperty("gatewayUrl").GetString()),
                ServerTrust.FromFile(descriptor.GetProperty("certificateAuthorityFile").GetString()));
            """,
            "await platform.LogInAsync(\"student1\", password, \"k8smltenant\")");

        Assert.Contains("k8smltenant", run.Output, StringComparison.Ordinal);
        Assert.Contains("K8sMLTenant", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_kdapp_is_denied_in_the_operators_words()
    {
        var run = await sandbox.FailAsync(
            """
            #!kd-cluster apply
            apiVersion: kubedirector.hpe.com/v1beta1
            kind: KubeDirectorCluster
            metadata:
              name: nobody-knows
            spec:
              app: no-such-app
              roles:
                - id: controller
                  resources:
                    limits:
                      cpu: "1"
                      memory: 1Gi
            """);

        Assert.Contains("Invalid app(no-such-app). This app resource ID has not been registered.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_path_that_does_not_exist_leaves_the_old_version_serving()
    {
        var run = await sandbox.FailAsync(
            "#!kd-register update --model model-{{user}} --model-version 9 --path /bd-fs-mnt/TenantShare/repo/models/{{user}}/nothing.model");
        var still = await sandbox.FailAsync(
            """
            var ride = new { work = 1, start_latitude = 40.6, start_longitude = -73.9, end_latitude = 40.7, end_longitude = -73.9, distance = 8,
                weekday = 1, hour = 9, month_1 = 1, month_2 = 0, month_3 = 0, month_4 = 0, month_5 = 0, month_6 = 0 };
            var answer = await kd.Predictions.PredictAsync($"inference-server-{kd.User}", $"model-{kd.User}", "1", ride);
            """,
            "throw new Exception($\"version {answer.ModelVersion} still answers\");");

        Assert.Contains("nothing.model", run.Output, StringComparison.Ordinal);
        Assert.Contains("version 1 still answers", still.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deployment_whose_first_model_does_not_exist_is_mended_by_the_registry()
    {
        var run = await sandbox.FailAsync(
            "#!kd-register --model broken-{{user}} --model-version 1 --path /bd-fs-mnt/TenantShare/repo/models/{{user}}/nothing.model",
            """
            #!kd-cluster apply
            apiVersion: kubedirector.hpe.com/v1beta1
            kind: KubeDirectorCluster
            metadata:
              name: broken-{{user}}
            spec:
              app: deployment-engine
              connections:
                configmaps: ["broken-{{user}}"]
              roles:
                - id: LoadBalancer
                  resources: &small
                    limits:
                      cpu: "1"
                      memory: 1Gi
                - id: RESTServer
                  resources: *small
            """,
            "#!kd-cluster wait --name broken-{{user}}");
        var mended = await sandbox.FailAsync(
            "#!kd-register update --model broken-{{user}} --model-version 1 --path /bd-fs-mnt/TenantShare/repo/models/{{user}}/taxi-v1.model",
            "#!kd-cluster wait --name broken-{{user}}",
            "#!kd-cluster delete --name broken-{{user}}",
            "throw new Exception(\"the registry mended it\");");

        Assert.Contains("nothing.model", run.Output, StringComparison.Ordinal);
        Assert.Contains("the registry mended it", mended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_field_of_a_prediction_is_named()
    {
        var run = await sandbox.FailAsync(Predict + """{"work": 1}""");

        Assert.Contains("'start_latitude' is missing", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_is_no_number_is_named()
    {
        var run = await sandbox.FailAsync(Predict + """
            {"work": 1, "start_latitude": "north", "start_longitude": -73.9, "end_latitude": 40.7, "end_longitude": -73.9, "distance": 8,
             "weekday": 1, "hour": 9, "month_1": 1, "month_2": 0, "month_3": 0, "month_4": 0, "month_5": 0, "month_6": 0}
            """);

        Assert.Contains("'start_latitude'", run.Output, StringComparison.Ordinal);
    }
}
