using System.Diagnostics;
using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using MlPipeline.Sandbox.Tests.Hosting;

namespace MlPipeline.Sandbox.Tests;

[Collection(SandboxCollection.Name)]
public sealed class PodTests(SharedSandbox shared)
{
    private readonly TestSandbox _sandbox = shared.Sandbox;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_kdcluster_lives_from_apply_to_delete()
    {
        using var tenant = new Tenant(await _sandbox.ClientAsync("student1"));
        await tenant.ApplyAsync(Manifests.DeploymentEngine("life", servers: 2));

        var pods = await tenant.ConfiguredAsync("life", members: 3);
        Assert.All(pods, pod => Assert.StartsWith("process://", pod.Status.ContainerStatuses[0].ContainerID, StringComparison.Ordinal));
        Assert.Equal(3, pods.Select(pod => pod.Status.PodIP).Distinct().Count());
        var address = await tenant.PublishedAsync("life", "LoadBalancer", 32700);
        await ExpectAnswerAsync(address, HttpStatusCode.Unauthorized);

        var processes = await ProcessesAsync("life");
        Assert.Equal(3, processes.Count);
        await tenant.DeleteAsync("life");

        await Eventually.HoldsAsync(async () => (await tenant.PodsAsync("life")).Count == 0, "pods gone");
        await Eventually.HoldsAsync(() => processes.All(ProcessList.HasEnded), "processes gone");
        await Eventually.HoldsAsync(
            async () => !(await _sandbox.StatusAsync()).Ports.Any(port => port.Service.Contains("life-", StringComparison.Ordinal)),
            "gateway ports closed");
    }

    [Fact]
    public async Task A_pod_whose_process_dies_is_started_again_and_configured_anew()
    {
        using var tenant = new Tenant(await _sandbox.ClientAsync("student1"));
        await tenant.ApplyAsync(Manifests.DeploymentEngine("dying"));
        var before = await tenant.ConfiguredAsync("dying", members: 2);
        var victim = before.Single(pod => pod.Metadata.Name.Contains("restserver", StringComparison.Ordinal));

        using (var process = Process.GetProcessById((await _sandbox.StatusAsync()).Pods.Single(pod => pod.Name == victim.Metadata.Name).ProcessId))
        {
            process.Kill();
        }

        var after = await Eventually.GetAsync(
            async cancellationToken =>
            {
                var pod = await tenant.Client.CoreV1.ReadNamespacedPodAsync(victim.Metadata.Name, Tenant.Namespace, cancellationToken: cancellationToken);
                return Tenant.IsReady(pod) && pod.Status.ContainerStatuses[0].RestartCount == 1 ? pod : null;
            },
            "ready again");
        Assert.Equal(victim.Metadata.Uid, after.Metadata.Uid);
        Assert.NotEqual(victim.Status.ContainerStatuses[0].ContainerID, after.Status.ContainerStatuses[0].ContainerID);
        Assert.Equal(137, after.Status.ContainerStatuses[0].LastState.Terminated.ExitCode);
        await tenant.DeleteAsync("dying");
    }

    [Fact]
    public async Task An_image_that_nobody_knows_leaves_the_pod_waiting_with_a_reason()
    {
        using var tenant = new Tenant(await _sandbox.ClientAsync("student1"));
        var pod = new V1Pod
        {
            ApiVersion = "v1",
            Kind = "Pod",
            Metadata = new V1ObjectMeta { Name = "stranger" },
            Spec = new V1PodSpec { Containers = [new V1Container { Name = "app", Image = "nobody/knows:1" }] },
        };
        await tenant.Client.CoreV1.CreateNamespacedPodAsync(pod, Tenant.Namespace, cancellationToken: Cancellation);

        var waiting = await Eventually.GetAsync(
            async cancellationToken =>
                (await tenant.Client.CoreV1.ReadNamespacedPodAsync("stranger", Tenant.Namespace, cancellationToken: cancellationToken))
                .Status.ContainerStatuses?[0].State.Waiting,
            "waiting");

        Assert.Equal("ErrImagePull", waiting.Reason);
        Assert.Contains("nobody/knows:1", waiting.Message, StringComparison.Ordinal);
        await tenant.Client.CoreV1.DeleteNamespacedPodAsync("stranger", Tenant.Namespace, cancellationToken: Cancellation);
        await Eventually.HoldsAsync(
            async () => (await tenant.Client.CoreV1.ListNamespacedPodAsync(Tenant.Namespace, cancellationToken: Cancellation))
                .Items.All(each => each.Metadata.Name != "stranger"),
            "pod gone");
    }

    [Fact]
    public async Task A_kdcluster_of_an_unknown_kdapp_is_denied_in_KubeDirectors_words()
    {
        using var tenant = new Tenant(await _sandbox.ClientAsync("student1"));

        var denied = await Assert.ThrowsAsync<HttpOperationException>(() =>
            tenant.ApplyAsync(Manifests.DeploymentEngine("nothing", app: "no-such-app")));

        Assert.Equal(HttpStatusCode.BadRequest, denied.Response.StatusCode);
        Assert.Contains("Invalid app(no-such-app). This app resource ID has not been registered.", denied.Response.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shared_training_cluster_answers_through_the_gateway_and_asks_for_its_token()
    {
        using var tenant = new Tenant(await _sandbox.ClientAsync("student4"));

        var address = await tenant.PublishedAsync("training-engine-shared", "LoadBalancer", 32700);

        await ExpectAnswerAsync(address, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public void The_share_holds_the_trips()
    {
        var data = Path.Combine(_sandbox.Home.Folder, "share", "repo", "data");

        // A header and as many trips as were asked for.
        Assert.Equal(501, File.ReadLines(Path.Combine(data, "demodata.csv")).Count());
        Assert.True(File.Exists(Path.Combine(data, "lookup-ipyheader.csv")));
    }

    private async Task ExpectAnswerAsync(string address, HttpStatusCode expected)
    {
        using var client = _sandbox.Published(address);
        using var response = await client.GetAsync(new Uri("/history", UriKind.Relative), Cancellation);
        Assert.Equal(expected, response.StatusCode);
    }

    private async Task<List<int>> ProcessesAsync(string cluster) =>
        (await _sandbox.StatusAsync()).Pods
            .Where(pod => pod.Name.StartsWith(cluster + "-", StringComparison.Ordinal))
            .Select(pod => pod.ProcessId)
            .ToList();
}
