using MlPipeline.Contracts.Pods;
using MlPipeline.Contracts.Repository;

namespace MlPipeline.Engines.Configuration;

/// <summary>Paths between the pod's container and this machine.</summary>
internal sealed class ContainerFiles(PodContext pod)
{
    private const string ProjectRepository = "repo://project_repo/";

    /// <summary>Where a file of the container lies on this machine.</summary>
    /// <param name="path">An absolute path of the container, or <c>repo://project_repo/…</c> for one in the central repository.</param>
    /// <exception cref="ArgumentException">The path is neither, or it leads out of the container.</exception>
    internal string ToHost(string path)
    {
        var containerPath = path.StartsWith(ProjectRepository, StringComparison.Ordinal)
            ? $"{TenantShare.Repository}/{path[ProjectRepository.Length..]}"
            : path;
        if (!containerPath.StartsWith('/') || containerPath.Split('/').Contains(".."))
        {
            throw new ArgumentException($"'{path}' is no absolute path, such as {TenantShare.Repository}/models/….", nameof(path));
        }

        return pod.HostPath(containerPath);
    }

    /// <summary>The path by which the container knows a file of this machine.</summary>
    internal string ToContainer(string hostPath)
    {
        if (pod.Root.Length == 0)
        {
            return hostPath;
        }

        var full = Path.GetFullPath(hostPath);
        var root = Path.GetFullPath(pod.Root);
        return full.StartsWith(root, StringComparison.Ordinal) ? full[root.Length..].Replace('\\', '/') : hostPath;
    }
}
