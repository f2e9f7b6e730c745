using k8s;
using k8s.Models;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

/// <summary>Events are the same objects in two groups.</summary>
public sealed class EventFormTests : ServerTests
{
    [Fact]
    public async Task An_event_of_either_group_is_seen_in_both()
    {
        var ofCore = new Corev1Event
        {
            Metadata = new() { Name = "one", NamespaceProperty = "default" },
            InvolvedObject = new() { Kind = "Pod", Name = "p", NamespaceProperty = "default" },
            Message = "said",
            Reason = "Said",
            Source = new() { Component = "who" },
            Type = "Normal",
        };
        await Core.CreateNamespacedEventAsync(ofCore, "default", cancellationToken: Cancelled);
        var ofGroup = new Eventsv1Event
        {
            Metadata = new() { Name = "two", NamespaceProperty = "default" },
            Regarding = new() { Kind = "Pod", Name = "p", NamespaceProperty = "default" },
            Note = "noted",
            Reason = "Noted",
            Action = "Note",
            ReportingController = "who",
            ReportingInstance = "me",
            Type = "Normal",
            EventTime = DateTime.UtcNow,
        };
        await Server.Client.EventsV1.CreateNamespacedEventAsync(ofGroup, "default", cancellationToken: Cancelled);

        var seen = (await Core.ListNamespacedEventAsync("default", fieldSelector: "involvedObject.name=p", cancellationToken: Cancelled)).Items;
        Assert.Equal(["said", "noted"], seen.Select(item => item.Message));
        Assert.Equal("who", seen[1].ReportingComponent);
        var both = (await Server.Client.EventsV1.ListNamespacedEventAsync("default", cancellationToken: Cancelled)).Items;
        Assert.Equal(["said", "noted"], both.Select(item => item.Note));
        Assert.Equal(("p", "who"), (both[0].Regarding.Name, both[0].DeprecatedSource.Component));

        var patch = new V1Patch("""{"note":"noted again"}""", V1Patch.PatchType.MergePatch);
        Assert.Equal("noted again", (await Server.Client.EventsV1.PatchNamespacedEventAsync(patch, "two", "default", cancellationToken: Cancelled)).Note);
        Assert.Equal("noted again", (await Core.ReadNamespacedEventAsync("two", "default", cancellationToken: Cancelled)).Message);
    }
}
