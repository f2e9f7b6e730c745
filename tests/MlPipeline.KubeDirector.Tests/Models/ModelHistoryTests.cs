using MlPipeline.KubeDirector.Models;
using MlPipeline.KubeDirector.Tests.Hosting;

namespace MlPipeline.KubeDirector.Tests.Models;

/// <summary>What was registered before, going back to it, and versions that are tried.</summary>
public sealed class ModelHistoryTests : ClusterTest
{
    private const string Name = "model-student1";

    [Fact]
    public async Task Every_change_is_a_revision_with_its_author_and_reason()
    {
        await RegisterTwoAsync();

        var history = await Session.Models.HistoryAsync(Name, Cancelled);

        Assert.Equal([(1, "1", "register"), (2, "2", "update")], history.Revisions.Select(revision => (revision.Number, revision.Version, revision.Reason)));
        Assert.All(history.Revisions, revision => Assert.Equal(TestCluster.User, revision.User));
        Assert.All(history.Revisions, revision => Assert.NotNull(revision.Time));
    }

    [Fact]
    public async Task What_changes_nothing_is_no_revision()
    {
        await RegisterTwoAsync();

        await Session.Models.UpdateAsync(Name, new ModelChange(Version: "2"), Cancelled);

        Assert.Equal(2, (await Session.Models.HistoryAsync(Name, Cancelled)).Revisions.Count);
    }

    [Fact]
    public async Task What_another_tool_wrote_is_in_force_and_in_the_history()
    {
        await RegisterTwoAsync();
        await Session.Clusters.ApplyAsync($"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {Name}}}\ndata: {{model-version: \"7\"}}\n", Cancelled);

        var history = await Session.Models.HistoryAsync(Name, Cancelled);
        var back = await Session.Models.RollbackAsync(Name, cancellationToken: Cancelled);

        Assert.Equal((3, "7", ModelRevision.Outside), (history.Revisions[^1].Number, history.Revisions[^1].Version, history.Revisions[^1].Reason));
        Assert.Equal("2", back.Version);
        Assert.Equal(["1", "2", "7", "2"], (await Session.Models.HistoryAsync(Name, Cancelled)).Revisions.Select(revision => revision.Version));
    }

    [Fact]
    public async Task A_rollback_puts_files_and_description_back()
    {
        await RegisterTwoAsync();

        var back = await Session.Models.RollbackAsync(Name, "1", Cancelled);

        Assert.Equal(("1", File(1), "Depth 1"), (back.Version, back.Path, back.Description));
        Assert.Equal("rollback", (await Session.Models.HistoryAsync(Name, Cancelled)).Revisions[^1].Reason);
    }

    [Fact]
    public async Task There_has_to_be_something_to_go_back_to()
    {
        await Session.Models.RegisterAsync(new ModelRegistration(Name, "1", File(1)), Cancelled);

        await FailsAsync(() => Session.Models.RollbackAsync(Name, cancellationToken: Cancelled), PipelineFault.NotFound);
        var error = await FailsAsync(() => Session.Models.RollbackAsync(Name, "9", Cancelled), PipelineFault.NotFound);

        Assert.Contains("#!kd-register history", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_canary_stands_beside_the_version_in_force_until_it_is_promoted()
    {
        await Session.Models.RegisterAsync(new ModelRegistration(Name, "1", File(1)), Cancelled);

        var tried = await Session.Models.CanaryAsync(Name, new ModelCanary("2", File(2), "", "Depth 2", 10), Cancelled);
        var more = await Session.Models.CanaryAsync(Name, 50, Cancelled);
        var promoted = await Session.Models.PromoteAsync(Name, Cancelled);

        Assert.Equal(("1", "2", 10), (tried.Version, tried.Canary!.Version, tried.Canary.Percent));
        Assert.Equal(50, more.Canary!.Percent);
        Assert.Equal(("2", File(2), "Depth 2"), (promoted.Version, promoted.Path, promoted.Description));
        Assert.Null(promoted.Canary);
        Assert.Equal(["register", "promote"], (await Session.Models.HistoryAsync(Name, Cancelled)).Revisions.Select(revision => revision.Reason));
    }

    [Fact]
    public async Task A_rollback_ends_a_canary_first()
    {
        await RegisterTwoAsync();
        await Session.Models.CanaryAsync(Name, new ModelCanary("3", File(3), "", "", 10), Cancelled);

        var back = await Session.Models.RollbackAsync(Name, cancellationToken: Cancelled);

        Assert.Equal(("2", null), (back.Version, back.Canary));
    }

    [Fact]
    public async Task A_version_that_comes_into_force_is_no_canary_any_more()
    {
        await Session.Models.RegisterAsync(new ModelRegistration(Name, "1", File(1)), Cancelled);
        await Session.Models.CanaryAsync(Name, new ModelCanary("2", File(2), "", "", 10), Cancelled);

        var updated = await Session.Models.UpdateAsync(Name, new ModelChange(Version: "2", Path: File(2)), Cancelled);

        Assert.Null(updated.Canary);
    }

    [Fact]
    public async Task A_canary_that_makes_no_sense_is_refused()
    {
        await Session.Models.RegisterAsync(new ModelRegistration(Name, "1", File(1)), Cancelled);

        await FailsAsync(() => Session.Models.CanaryAsync(Name, new ModelCanary("1", File(1), "", "", 10), Cancelled), PipelineFault.Rejected);
        await FailsAsync(() => Session.Models.CanaryAsync(Name, new ModelCanary("2", File(2), "", "", 101), Cancelled), PipelineFault.Rejected);
        await FailsAsync(() => Session.Models.CanaryAsync(Name, new ModelCanary("2", "elsewhere", "", "", 1), Cancelled), PipelineFault.Rejected);
        await FailsAsync(() => Session.Models.CanaryAsync(Name, 10, Cancelled), PipelineFault.NotFound);
        await FailsAsync(() => Session.Models.PromoteAsync(Name, Cancelled), PipelineFault.NotFound);
    }

    [Fact]
    public async Task Two_who_change_at_the_same_time_leave_two_revisions()
    {
        await Session.Models.RegisterAsync(new ModelRegistration(Name, "1", File(1)), Cancelled);

        await Task.WhenAll(
            Session.Models.UpdateAsync(Name, new ModelChange(Path: File(2)), Cancelled),
            Session.Models.UpdateAsync(Name, new ModelChange(Description: "better"), Cancelled));

        var model = await Session.Models.GetAsync(Name, Cancelled);
        Assert.Equal((File(2), "better"), (model.Path, model.Description));
        Assert.Equal(3, (await Session.Models.HistoryAsync(Name, Cancelled)).Revisions.Count);
    }

    [Fact]
    public async Task The_history_keeps_its_last_fifty_entries()
    {
        await Session.Models.RegisterAsync(new ModelRegistration(Name, "1", File(1)), Cancelled);
        for (var version = 2; version <= 55; version++)
        {
            await Session.Models.UpdateAsync(Name, new ModelChange(Version: $"{version}"), Cancelled);
        }

        var revisions = (await Session.Models.HistoryAsync(Name, Cancelled)).Revisions;

        Assert.Equal((50, 6, 55), (revisions.Count, revisions[0].Number, revisions[^1].Number));
    }

    private async Task RegisterTwoAsync()
    {
        await Session.Models.RegisterAsync(new ModelRegistration(Name, "1", File(1), Description: "Depth 1"), Cancelled);
        await Session.Models.UpdateAsync(Name, new ModelChange(Version: "2", Path: File(2), Description: "Depth 2"), Cancelled);
    }

    private static string File(int version) => $"/bd-fs-mnt/TenantShare/repo/models/student1/taxi-v{version}.model";
}
