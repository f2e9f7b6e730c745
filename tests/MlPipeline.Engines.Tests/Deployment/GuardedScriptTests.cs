using System.Net;
using MlPipeline.Engines.Tests.Pods;

namespace MlPipeline.Engines.Tests.Deployment;

/// <summary>Scripts that would take the engine down, in an engine that goes on.</summary>
public sealed class GuardedScriptTests(GuardedFixture fixture) : IClassFixture<GuardedFixture>
{
    private const string OnlyWhenAsked = "if (Arguments[\"hour\"] == 0) return Answer(0, \"s\", \"warm\");\n";

    [Theory]
    [InlineData("loops", "while (true) { }", HttpStatusCode.GatewayTimeout, "ran for more than 2 seconds")]
    [InlineData("catches", "while (true) { try { while (true) { } } catch { } }", HttpStatusCode.GatewayTimeout, "ran for more than 2 seconds")]
    [InlineData("swallows", "try { while (true) { } } catch { } return Answer(1, \"s\", \"1\");", HttpStatusCode.GatewayTimeout, "ran for more than 2 seconds")]
    [InlineData("allocates", "var all = new List<byte[]>(); while (true) all.Add(new byte[100_000]);", HttpStatusCode.InsufficientStorage, "allocated more than 47 MiB")]
    [InlineData("demands", "var all = new byte[2_147_483_591]; all[^1] = 1; return Answer(all[^1], \"s\", \"\");", HttpStatusCode.InsufficientStorage, "more memory")]
    [InlineData("takes", "var all = new byte[100_000_000]; all[^1] = 1; return Answer(all[^1], \"s\", \"\");", HttpStatusCode.InsufficientStorage, "allocated more than 47 MiB")]
    [InlineData("recurses", "int F(int n) => F(n + 1) + 1; return Answer(F(0), \"s\", \"\");", HttpStatusCode.InternalServerError, "InsufficientExecutionStackException")]
    public async Task The_request_is_answered_and_the_engine_goes_on(string name, string code, HttpStatusCode status, string reason)
    {
        await fixture.AddAsync(name, OnlyWhenAsked + code);

        using var answer = await fixture.Engine.PredictAsync($"{name}/1");
        using var other = await fixture.Engine.PredictAsync("taxi/1");
        using var schema = await fixture.Engine.PredictAsync($"{name}/1", useScoring: false);

        var error = await answer.ErrorAsync(status);
        Assert.Contains(reason, error.Error, StringComparison.Ordinal);
        Assert.Contains($"{name}.csx", error.Error, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(HttpStatusCode.OK, schema.StatusCode);
    }

    [Fact]
    public async Task A_script_that_hangs_again_and_again_is_not_called_any_more()
    {
        await fixture.AddAsync("hangs", OnlyWhenAsked + "System.Threading.Thread.Sleep(-1);\nreturn Answer(1, \"s\", \"\");");
        for (var hang = 0; hang < 3; hang++)
        {
            using var hung = await fixture.Engine.PredictAsync("hangs/1");
            Assert.Contains("does not end", (await hung.ErrorAsync(HttpStatusCode.GatewayTimeout)).Error, StringComparison.Ordinal);
        }

        using var answer = await fixture.Engine.PredictAsync("hangs/1");
        using var other = await fixture.Engine.PredictAsync("taxi/1");

        Assert.Contains("hung 3 times", (await answer.ErrorAsync(HttpStatusCode.ServiceUnavailable)).Error, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }
}
