using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Tests.Hosting;

namespace MlPipeline.KubeDirector.Tests.Clusters;

public sealed class ResourceTests : ClusterTest
{
    [Fact]
    public async Task Stateful_sets_pods_and_services_are_found_by_their_label()
    {
        await Cluster.Actor.CreateAsync("engine", "training-engine", null, "RESTServer");
        await Cluster.Actor.AddPodAsync("engine", "RESTServer");
        await Cluster.Actor.AddServiceAsync("engine", "RESTServer", "http-gunicorn", EngineServices.RestServerPort, 40001);
        await Cluster.Actor.AddPodAsync("another", "RESTServer");

        var resources = await Session.Clusters.ResourcesAsync("engine", Cancelled);

        var pod = Assert.Single(resources.Pods);
        Assert.Equal((ClusterActor.PodName("engine", "RESTServer"), "RESTServer", "Pending", false), (pod.Name, pod.Role, pod.Phase, pod.IsReady));
        var service = Assert.Single(resources.Services);
        Assert.Equal(("NodePort", EngineServices.RestServerPort), (service.Type, service.Ports["http-gunicorn"]));
        Assert.Equal(["127.0.0.1:40001"], service.Published);
        Assert.Empty(resources.StatefulSets);
    }

    [Fact]
    public async Task A_kdcluster_that_is_not_there_has_none() =>
        await FailsAsync(() => Session.Clusters.ResourcesAsync("engine", Cancelled), PipelineFault.NotFound);
}
