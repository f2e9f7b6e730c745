namespace MlPipeline.EndToEnd.Tests.BadInput;

/// <summary>Cells that ask for what cannot be.</summary>
internal static class WrongCells
{
    public const string WrongPassword = "await platform.LogInAsync(\"student1\", \"wrong\", \"K8sMLTenant\")";

    public const string UnknownTenant = "await platform.LogInAsync(\"student1\", password, \"k8smltenant\")";

    public const string UnknownApp =
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
        """;

    public const string MissingModel =
        "#!kd-register update --model model-{{user}} --model-version 9 --path /bd-fs-mnt/TenantShare/repo/models/{{user}}/nothing.model";

    public const string StillServing =
        """
        var ride = new { work = 1, start_latitude = 40.6, start_longitude = -73.9, end_latitude = 40.7, end_longitude = -73.9, distance = 8,
            weekday = 1, hour = 9, month_1 = 1, month_2 = 0, month_3 = 0, month_4 = 0, month_5 = 0, month_6 = 0 };
        var answer = await kd.Predictions.PredictAsync($"inference-server-{kd.User}", $"model-{kd.User}", "1", ride);
        Console.Write($"version {answer.ModelVersion} still answers");
        """;

    public const string MissingField = Predict + """{"work": 1}""";

    public const string FieldThatIsNoNumber = Predict + """
        {"work": 1, "start_latitude": "north", "start_longitude": -73.9, "end_latitude": 40.7, "end_longitude": -73.9, "distance": 8,
         "weekday": 1, "hour": 9, "month_1": 1, "month_2": 0, "month_3": 0, "month_4": 0, "month_5": 0, "month_6": 0}
        """;

    private const string Predict = "#!kd-predict --cluster inference-server-{{user}} --model model-{{user}} --model-version 1\n";

    private const string Platform =
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
        """;

    /// <summary>All of them, with what they need, in the order in which they run.</summary>
    public static string[] All { get; } = [Platform, WrongPassword, UnknownTenant, UnknownApp, MissingField, FieldThatIsNoNumber, MissingModel, StillServing];
}
