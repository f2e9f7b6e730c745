using k8s.Models;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.KubeDirector.Clusters;

namespace MlPipeline.KubeDirector.Tests.Clusters;

public sealed class EndpointReaderTests
{
    [Fact]
    public void A_load_balancers_address_is_taken_where_no_gateway_publishes_the_service()
    {
        var endpoint = Read(ingress: new V1LoadBalancerIngress { Ip = "10.1.2.3" }, clusterIp: "10.96.0.7");

        Assert.Equal((new Uri("http://10.1.2.3:10001/"), false), (endpoint!.Url, endpoint.IsPublished));
    }

    [Theory]
    [InlineData("10.96.0.7", "http://10.96.0.7:10001/")]
    [InlineData("fd00::7", "http://[fd00::7]:10001/")]
    public void The_clusters_own_address_is_the_last_resort(string clusterIp, string url) =>
        Assert.Equal(new Uri(url), Read(ingress: null, clusterIp)!.Url);

    [Theory]
    [InlineData("None")]
    [InlineData(null)]
    public void A_service_without_an_address_has_no_endpoint(string? clusterIp) => Assert.Null(Read(ingress: null, clusterIp));

    [Fact]
    public void A_service_that_is_no_members_has_no_endpoint() => Assert.Empty(EndpointReader.Read(
    [
        new V1Service { Metadata = new V1ObjectMeta { Name = "headless" }, Spec = new V1ServiceSpec { Ports = [new V1ServicePort { Port = 8888 }] } },
    ]));

    private static EndpointInfo? Read(V1LoadBalancerIngress? ingress, string? clusterIp) => EndpointReader.Read(
    [
        new V1Service
        {
            Metadata = new V1ObjectMeta { Name = "a-0", Labels = new Dictionary<string, string> { [KubeDirectorLabels.Role] = "RESTServer" } },
            Spec = new V1ServiceSpec { ClusterIP = clusterIp, Ports = [new V1ServicePort { Name = "http-gunicorn", Port = 10001 }] },
            Status = new V1ServiceStatus { LoadBalancer = new V1LoadBalancerStatus { Ingress = ingress is null ? null : [ingress] } },
        },
    ]).SingleOrDefault();
}
