using MlPipeline.Contracts.Pods;

namespace MlPipeline.Contracts.Tests.Pods;

public sealed class PodContextTests
{
    [Fact]
    public void In_a_real_container_paths_and_ports_are_taken_as_they_are()
    {
        var pod = PodContext.FromEnvironment(_ => null);

        Assert.Equal("/etc/guestconfig/configmeta.json", pod.HostPath(PodEnvironment.ConfigMetaPath));
        Assert.Equal(32700, pod.ListenPort(32700));
        Assert.Null(pod.EndpointsFile);
    }

    [Fact]
    public void In_the_sandbox_paths_lie_below_the_pods_root_and_ports_are_mapped()
    {
        var pod = PodContext.FromEnvironment(Variables(
            (PodEnvironment.Root, "/home/pods/a/root"),
            (PodEnvironment.Ip, "127.5.0.1"),
            (PodEnvironment.Name, "a-0"),
            (PodEnvironment.Namespace, "k8smltenant"),
            (PodEnvironment.Ports, "32700=41872,8081=41873")));

        Assert.Equal("/home/pods/a/root/opt/guestconfig", pod.HostPath(PodEnvironment.GuestConfigFolder));
        Assert.Equal(("127.5.0.1", "a-0", "k8smltenant"), (pod.Ip, pod.Name, pod.Namespace));
        Assert.Equal((41872, 41873, 10001), (pod.ListenPort(32700), pod.ListenPort(8081), pod.ListenPort(10001)));
    }

    [Theory]
    [InlineData("32700")]
    [InlineData("32700=x")]
    [InlineData("=41872")]
    public void A_port_map_of_another_form_is_refused(string ports) =>
        Assert.Throws<FormatException>(() => PodContext.FromEnvironment(Variables((PodEnvironment.Ports, ports))));

    private static Func<string, string?> Variables(params (string Name, string Value)[] variables) =>
        name => variables.FirstOrDefault(variable => variable.Name == name).Value;
}
