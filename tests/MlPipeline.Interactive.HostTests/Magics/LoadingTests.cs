using MlPipeline.Interactive.HostTests.Host;

namespace MlPipeline.Interactive.HostTests.Magics;

public sealed class LoadingTests(LoadedHost loaded) : IClassFixture<LoadedHost>
{
    [Fact]
    public void Package_GreetsInOneLine()
    {
        Assert.Null(loaded.Loading.Error);
        var greeting = loaded.Loading.Displayed[^1];
        Assert.Contains("#!kd-help", greeting, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', greeting.Trim());
    }

    [Fact]
    public async Task Package_LoadedTwice_ChangesNothing()
    {
        var again = await loaded.RunAsync(LoadedHost.Load);

        Assert.Null(again.Error);
        Assert.DoesNotContain(again.Displayed, output => output.Contains("is loaded", StringComparison.Ordinal));
        Assert.Null((await loaded.RunAsync("#!kd-help")).Error);
    }
}
