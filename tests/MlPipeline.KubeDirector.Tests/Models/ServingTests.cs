using Microsoft.AspNetCore.Builder;
using MlPipeline.KubeDirector.Models;
using MlPipeline.KubeDirector.Tests.Hosting;

namespace MlPipeline.KubeDirector.Tests.Models;

public sealed class ServingTests : ClusterTest
{
    private const string Model = "model-student1";
    private const string Old = "/bd-fs-mnt/TenantShare/repo/models/student1/old.model";
    private const string New = "/bd-fs-mnt/TenantShare/repo/models/student1/new.model";

    [Fact]
    public async Task A_wait_ends_when_the_server_has_the_version()
    {
        var asked = 0;
        await using var engine = await StartAsync(() => Interlocked.Increment(ref asked) < 3 ? Served("1", Old) : Served("2", New));
        await Session.Models.RegisterAsync(new ModelRegistration(Model, "2", New), Cancelled);

        var state = await Session.Models.WaitServedAsync("serving", Model, "2", TimeSpan.FromSeconds(20), null, Cancelled);

        Assert.Equal((1, 1, true, 3), (state.Ready, state.Servers, state.IsServed, asked));
        Assert.All(engine.Requests, request => Assert.Equal(ClusterActor.MemberToken, request.Token));
    }

    [Fact]
    public async Task A_file_that_is_not_there_ends_the_wait_in_the_engines_words()
    {
        await using var engine = await StartAsync(() => Served("1", Old) + "," + Served("2", New, "There is no file new.model."));
        await Session.Models.RegisterAsync(new ModelRegistration(Model, "2", New), Cancelled);

        var error = await FailsAsync(() => Session.Models.WaitServedAsync("serving", Model, "2", cancellationToken: Cancelled), PipelineFault.Failed);

        Assert.Contains("There is no file new.model.", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_is_served_from_its_old_file_is_not_taken_for_the_new_one()
    {
        await using var engine = await StartAsync(() => Served("1", Old) + "," + Served("1", New, "There is no file new.model."));
        await Session.Models.RegisterAsync(new ModelRegistration(Model, "1", New), Cancelled);

        await FailsAsync(() => Session.Models.WaitServedAsync("serving", Model, "1", cancellationToken: Cancelled), PipelineFault.Failed);
    }

    [Fact]
    public async Task When_time_is_up_it_is_told_how_many_serve_it()
    {
        await using var engine = await StartAsync(() => "");
        await Session.Models.RegisterAsync(new ModelRegistration(Model, "1", New), Cancelled);

        var error = await FailsAsync(
            () => Session.Models.WaitServedAsync("serving", Model, "1", TimeSpan.FromMilliseconds(1), null, Cancelled), PipelineFault.TimedOut);

        Assert.Contains("0 of 1", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_version_than_the_registered_one_is_not_waited_for()
    {
        await Session.Models.RegisterAsync(new ModelRegistration(Model, "1", New), Cancelled);

        var error = await FailsAsync(() => Session.Models.WaitServedAsync("serving", Model, "2", cancellationToken: Cancelled), PipelineFault.Rejected);

        Assert.Contains("version 1", error.Problem, StringComparison.Ordinal);
    }

    private async Task<TestEngine> StartAsync(Func<string> models)
    {
        var engine = await TestEngine.StartAsync(app => app.MapGet("/models", context => TestEngine.Json($"[{models()}]")(context)));
        await Cluster.Actor.AddEngineAsync("serving", "deployment-engine", engine.Address.Port);
        return engine;
    }

    private static string Served(string version, string path, string? error = null) =>
        $$"""{"name":"{{Model}}","version":"{{version}}","path":"{{path}}","scoring_path":""{{(error is null ? "" : $",\"error\":\"{error}\"")}}}""";
}
