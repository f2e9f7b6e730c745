using k8s.Models;
using MlPipeline.Operator.Api;
using MlPipeline.Operator.Informers;

namespace MlPipeline.Operator.Tests.Informers;

public sealed class ResourceStoreTests
{
    private readonly ResourceStore<V1Pod> _store = new();
    private readonly List<string> _changes = [];

    public ResourceStoreTests() =>
        _store.Changed += (before, after) => _changes.Add($"{before?.Metadata.ResourceVersion ?? "-"}>{after?.Metadata.ResourceVersion ?? "-"}");

    [Fact]
    public void An_older_version_never_replaces_a_newer_one()
    {
        _store.Apply(Pod("7"));
        _store.ApplyWatched(Pod("5"));
        _store.ApplyWatched(Pod("7"));

        Assert.Equal(["->7"], _changes);
    }

    [Fact]
    public void A_list_takes_away_what_it_lacks_unless_it_is_younger()
    {
        _store.Apply(Pod("3"));
        _store.Apply(Pod("9", "young"));

        _store.Replace([Pod("6", "listed")], "8");

        Assert.Equal(["listed", "young"], _store.All().Select(pod => pod.Metadata.Name).Order());
        Assert.Contains("3>-", _changes);
    }

    [Fact]
    public void What_was_deleted_does_not_come_back_with_a_late_answer()
    {
        _store.ApplyWatched(Pod("3"));
        _store.RemoveWatched(Pod("5"));

        _store.Apply(Pod("4"));

        Assert.Null(_store.Find(new ResourceKey("n", "p")));
        Assert.Equal(["->3", "3>-"], _changes);
    }

    [Fact]
    public void The_deletion_of_an_earlier_object_leaves_its_successor_alone()
    {
        _store.Apply(Pod("8", uid: "second"));

        _store.RemoveWatched(Pod("5", uid: "first"));

        Assert.NotNull(_store.Find(new ResourceKey("n", "p")));
    }

    private static V1Pod Pod(string version, string name = "p", string uid = "uid") => new()
    {
        Metadata = new() { Name = name, NamespaceProperty = "n", Uid = uid, ResourceVersion = version },
    };
}
