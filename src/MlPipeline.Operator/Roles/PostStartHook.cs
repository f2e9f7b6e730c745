using k8s.Models;
using MlPipeline.Contracts.Pods;

namespace MlPipeline.Operator.Roles;

/// <summary>
/// What every container does first: it looks members of its own kdcluster up before anything else, so that their short names do.
/// A container that a folder of the machine stands for has no name lookup of its own, and leaves the machine's alone.
/// </summary>
internal static class PostStartHook
{
    private const int SecondsOfPatience = 60;

    public static V1Lifecycle Create(string? clusterService) => new()
    {
        PostStart = new V1LifecycleHandler { Exec = new V1ExecAction { Command = ["/bin/bash", "-c", Script(clusterService)] } },
    };

    private static string Script(string? clusterService) =>
        $$"""
        [ -z "${{{PodEnvironment.Root}}:-}" ] || exit 0
        exec > /tmp/kd-postcluster.log 2>&1
        for second in $(seq {{SecondsOfPatience}}); do
          [ -s /etc/resolv.conf ] && break
          sleep 1
        done
        domain=$(awk '$1 == "search" { print $2; exit }' /etc/resolv.conf)
        lines=$(sed "s/^search /search {{clusterService}}.$domain /" /etc/resolv.conf)
        echo "$lines" > /etc/resolv.conf
        chmod 755 /run
        exit 0
        """;
}
