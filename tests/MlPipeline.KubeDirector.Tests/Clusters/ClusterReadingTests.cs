using MlPipeline.KubeDirector.Clusters;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.KubeDirector.Tests.Hosting;

namespace MlPipeline.KubeDirector.Tests.Clusters;

public sealed class ClusterReadingTests : ClusterTest
{
    [Fact]
    public async Task A_kdcluster_is_shown_with_members_endpoints_and_connections()
    {
        await Cluster.Actor.AddEngineAsync("engine", "training-engine", 40001, new Connections { Secrets = ["hpecp-ext-auth-secret"] });
        var pod = await Cluster.Actor.AddPodAsync("engine", "RESTServer");

        var cluster = await Session.Clusters.GetAsync("engine", Cancelled);

        Assert.True(cluster.IsConfigured);
        Assert.Equal(["LoadBalancer", "RESTServer"], cluster.Roles.Select(role => role.Id));
        Assert.Equal(pod.Metadata.Uid, cluster.Members.Last().Uid);
        Assert.Equal(["hpecp-ext-auth-secret"], cluster.Connections.Secrets);
        var front = cluster.Endpoints[0];
        Assert.Equal(new Uri("https://127.0.0.1:40001/"), front.Url);
        Assert.Equal(("haproxy", 32700, true, true), (front.Service, front.Port, front.IsPublished, front.HasToken));
    }

    [Fact]
    public async Task A_list_has_each_kdclusters_own_parts()
    {
        await Cluster.Actor.AddEngineAsync("b", "training-engine", 40001);
        await Cluster.Actor.AddEngineAsync("a", "deployment-engine", 40002);

        var list = await Session.Clusters.ListAsync(Cancelled);

        Assert.Equal(["a", "b"], list.Select(cluster => cluster.Name));
        Assert.All(list[0].Endpoints, endpoint => Assert.Equal(40002, endpoint.Url.Port));
    }

    [Fact]
    public async Task A_token_is_in_no_text_of_an_endpoint()
    {
        await Cluster.Actor.AddEngineAsync("engine", "training-engine", 40001);

        var endpoints = await Session.Clusters.EndpointsAsync("engine", Cancelled);

        Assert.Equal(ClusterActor.MemberToken, endpoints[0].Token);
        Assert.All(endpoints, endpoint => Assert.DoesNotContain(ClusterActor.MemberToken, endpoint.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(ClusterActor.MemberToken, System.Text.Json.JsonSerializer.Serialize(endpoints), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attachments_tell_what_is_there_and_what_is_missing()
    {
        await Cluster.Actor.AddEngineAsync("training-engine-shared", "training-engine", 40001);
        await Session.Secrets.ApplyKubeconfigAsync(Cancelled);
        await Cluster.Actor.CreateAsync(
            "notebook",
            "jupyter-notebook",
            new Connections { Clusters = ["training-engine-shared"], Secrets = ["kc-secret-student1", "gone"], ConfigMaps = ["model-x"] },
            "controller");

        var attachments = await Session.Clusters.AttachmentsAsync("notebook", Cancelled);

        Assert.Equal(
            [
                new AttachmentInfo("kdcluster", "training-engine-shared", "training-engine", "configured", new Uri("https://127.0.0.1:40001/")),
                new AttachmentInfo("ConfigMap", "model-x", "", "missing", null),
                new AttachmentInfo("Secret", "kc-secret-student1", "kubeconfig", "there", null),
                new AttachmentInfo("Secret", "gone", "", "missing", null),
            ],
            attachments);
    }

    [Fact]
    public async Task Events_are_those_of_this_kdcluster_oldest_first()
    {
        await Cluster.Actor.CreateAsync("engine", "training-engine", null, "RESTServer");
        var uid = await Cluster.Actor.UidAsync("engine");
        await Cluster.Actor.RaiseAsync("engine", uid, "Normal", "stable", 2);
        await Cluster.Actor.RaiseAsync("engine", uid, "Normal", "new", 1);
        await Cluster.Actor.RaiseAsync("engine", Guid.NewGuid().ToString(), "Normal", "of one that was deleted", 0);

        var events = await Session.Clusters.EventsAsync("engine", Cancelled);

        Assert.Equal(["new", "stable"], events.Select(entry => entry.Message));
    }

    [Fact]
    public async Task Logs_are_the_last_lines_of_the_role_asked_for()
    {
        await Cluster.Actor.AddEngineAsync("engine", "training-engine", 40001);
        await Cluster.Actor.AddPodAsync("engine", "RESTServer");
        Cluster.Logs.Lines[ClusterActor.PodName("engine", "RESTServer")] = ["a", "b", "c"];

        var log = Assert.Single(await Session.Clusters.LogsAsync("engine", "RESTServer", 2, Cancelled));
        var error = await FailsAsync(() => Session.Clusters.LogsAsync("engine", "Server", 2, Cancelled), PipelineFault.NotFound);

        Assert.Equal(["b", "c"], log.Lines);
        Assert.Contains("LoadBalancer, RESTServer", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_ends_when_the_kdcluster_is_gone()
    {
        await Cluster.Actor.CreateAsync("engine", "training-engine", null, "RESTServer");

        await Session.Clusters.DeleteAsync("engine", Cancelled);

        Assert.Empty(await Session.Clusters.ListAsync(Cancelled));
        await FailsAsync(() => Session.Clusters.DeleteAsync("engine", Cancelled), PipelineFault.NotFound);
    }
}
