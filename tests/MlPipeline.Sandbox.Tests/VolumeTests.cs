using System.Text;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using MlPipeline.Sandbox.Tests.Hosting;

namespace MlPipeline.Sandbox.Tests;

[Collection(SandboxCollection.Name)]
public sealed class VolumeTests(SharedSandbox shared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_member_persists_outlives_its_pod()
    {
        PathProgram.FindOrSkip("bash");
        using var tenant = new Tenant(await shared.Sandbox.ClientAsync("student1"));
        var manifest = Manifests.DeploymentEngine("kept");
        manifest["spec"]!["roles"]![1]!["storage"] = new JsonObject { ["size"] = "1Gi", ["storageClassName"] = "standard" };
        await tenant.ApplyAsync(manifest);
        var before = (await tenant.ConfiguredAsync("kept", members: 2)).Single(IsServer);
        var claim = "p-" + before.Metadata.Name;
        var bound = await tenant.Client.CoreV1.ReadNamespacedPersistentVolumeClaimAsync(claim, Tenant.Namespace, cancellationToken: Cancellation);
        Assert.Equal(("Bound", "KubeDirectorCluster"), (bound.Status.Phase, bound.Metadata.OwnerReferences.Single().Kind));
        var initial = Assert.Single(before.Status.InitContainerStatuses);
        Assert.Equal(("init", 0), (initial.Name, initial.State.Terminated.ExitCode));
        var folder = shared.Sandbox.Folder("volumes", Tenant.Namespace, claim);
        Assert.True(File.Exists(Path.Combine(folder, "etc/kubedirector.init")));
        await File.WriteAllTextAsync(Path.Combine(folder, "etc/mine"), "kept", Cancellation);

        await tenant.Client.CoreV1.DeleteNamespacedPodAsync(before.Metadata.Name, Tenant.Namespace, cancellationToken: Cancellation);
        await Eventually.HoldsAsync(
            async () => (await tenant.PodsAsync("kept")).Any(pod => IsServer(pod) && pod.Metadata.Uid != before.Metadata.Uid && Tenant.IsReady(pod)), "another pod");

        var seen = shared.Sandbox.Folder("pods", Tenant.Namespace, before.Metadata.Name, "root", "etc", "mine");
        Assert.Equal("kept", await File.ReadAllTextAsync(seen, Cancellation));
        await tenant.DeleteAsync("kept");
        await Eventually.HoldsAsync(() => !Directory.Exists(folder), "volume gone");
    }

    [Fact]
    public async Task A_pod_gets_files_and_variables_from_secrets_and_waits_for_those_that_are_missing()
    {
        using var tenant = new Tenant(await shared.Sandbox.ClientAsync("student1"));
        await tenant.Client.CoreV1.CreateNamespacedPodAsync(Pod("fed"), Tenant.Namespace, cancellationToken: Cancellation);
        await Eventually.HoldsAsync(
            async () => await StateAsync(tenant, "fed") is { Waiting: { Reason: "CreateContainerConfigError", Message: "secret \"fed\" not found" } }, "waits for its Secret");

        var secret = new V1Secret { Metadata = new() { Name = "fed" }, Data = new Dictionary<string, byte[]> { ["word"] = Encoding.UTF8.GetBytes("hush") } };
        await tenant.Client.CoreV1.CreateNamespacedSecretAsync(secret, Tenant.Namespace, cancellationToken: Cancellation);
        await Eventually.HoldsAsync(async () => await StateAsync(tenant, "fed") is { Running: not null }, "runs");

        Assert.Equal("hush", await File.ReadAllTextAsync(shared.Sandbox.Folder("pods", Tenant.Namespace, "fed", "root", "etc", "words", "word"), Cancellation));
        Assert.Equal("hush fed", (await File.ReadAllTextAsync(shared.Sandbox.Folder("pods", Tenant.Namespace, "fed", "root", "run", "seen"), Cancellation)).Trim());
        await tenant.Client.CoreV1.DeleteNamespacedPodAsync("fed", Tenant.Namespace, cancellationToken: Cancellation);
        await tenant.Client.CoreV1.DeleteNamespacedSecretAsync("fed", Tenant.Namespace, cancellationToken: Cancellation);
    }

    private static bool IsServer(V1Pod pod) => pod.Metadata.Name.Contains("restserver", StringComparison.Ordinal);

    private static async Task<V1ContainerState?> StateAsync(Tenant tenant, string name)
    {
        var pod = await tenant.Client.CoreV1.ReadNamespacedPodAsync(name, Tenant.Namespace, cancellationToken: Cancellation);
        return pod.Status?.ContainerStatuses?.SingleOrDefault()?.State;
    }

    /// <summary>A pod whose init container writes down the variables it sees.</summary>
    private static V1Pod Pod(string secret)
    {
        IList<V1EnvVar> variables =
        [
            new() { Name = "WORD", ValueFrom = new() { SecretKeyRef = new() { Name = secret, Key = "word" } } },
            new() { Name = "SELF", ValueFrom = new() { FieldRef = new() { FieldPath = "metadata.name" } } },
        ];
        const string image = "mlpipeline/deployment-engine:1.0";
        IList<V1VolumeMount> kept = [new() { Name = "run", MountPath = "/run" }];
        return new V1Pod
        {
            Metadata = new() { Name = secret },
            Spec = new()
            {
                NodeName = "mlpipeline-sandbox",
                InitContainers =
                [
                    new() { Name = "note", Image = image, Env = variables, VolumeMounts = kept, Command = [PathProgram.FindOrSkip("sh"), "-c"], Args = ["echo $WORD $SELF > run/seen"] },
                ],
                Containers = [new() { Name = "app", Image = image, Env = variables, VolumeMounts = [.. kept, new() { Name = "words", MountPath = "/etc/words" }] }],
                Volumes = [new() { Name = "run", EmptyDir = new() }, new() { Name = "words", Secret = new() { SecretName = secret } }],
            },
        };
    }
}
