using k8s.Models;
using MlPipeline.Operator.Roles;

namespace MlPipeline.Operator.Members;

/// <summary>Tells how far the first copy to a member's volume is, in the words that KubeDirector's clients know.</summary>
internal sealed class StorageProgress(IMemberAccess access)
{
    private const string NotReady = "the init container is not yet ready";
    private const string NotAvailable = "storage initialization progress reporting is not available";
    private const string NotStarted = "storage initialization progress reporting has not started yet";

    // One line of the copying program, with room to spare.
    private const int TailLength = 1024;

    public async Task<string> ReadAsync(V1Pod pod, CancellationToken cancellationToken)
    {
        var container = pod.Status.InitContainerStatuses[0];
        if (container.State?.Running is null || container.ContainerID is not { Length: > 0 } containerId)
        {
            return NotReady;
        }

        try
        {
            var member = new MemberContainer(pod.Metadata.NamespaceProperty, pod.Metadata.Name, container.Name, containerId);
            return await access.ReadFileAsync(member, StorageInitContainer.ProgressFile, cancellationToken) is { Length: > 0 } text ? LastWhole(text) : NotStarted;
        }
        catch (MemberAccessException)
        {
            return NotAvailable;
        }
    }

    /// <summary>The program overwrites its line in the terminal; the last one may not be complete yet.</summary>
    private static string LastWhole(string text)
    {
        var lines = text[Math.Max(0, text.Length - TailLength)..].Split('\r');
        return lines.Length < 2 ? NotAvailable : lines[^2].Trim();
    }
}
