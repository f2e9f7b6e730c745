using MlPipeline.Sandbox.Launching;
using MlPipeline.Sandbox.Tests.Hosting;

namespace MlPipeline.Sandbox.Tests.Launching;

public sealed class StartTests
{
    [Fact]
    public void The_process_reads_what_the_command_wrote()
    {
        var written = new ServeArguments(
            "/some where/home",
            Detach: true,
            new SandboxStartOptions { DataFolder = "/my data", GatewayPort = 8080, ApiServerPort = 6443 });

        Assert.Equal(written, ServeArguments.Parse(written.ToArguments().ToArray()));
    }

    public static TheoryData<SandboxStartOptions, string> Wrong { get; } = new()
    {
        { new SandboxStartOptions { Rows = 0 }, "--rows" },
        { new SandboxStartOptions { GatewayPort = 70_000 }, "--gateway-port" },
        { new SandboxStartOptions { ApiServerPort = -1 }, "--api-port" },
        { new SandboxStartOptions { DataFolder = "/no/such/folder" }, "/no/such/folder" },
        { new SandboxStartOptions { DataFolder = "/tmp", Rows = 5 }, "--data" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Wrong_options_are_named_before_anything_starts(SandboxStartOptions options, string named)
    {
        var error = Assert.Throws<SandboxException>(() => StartOptionsCheck.Check(options));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.NextStep);
    }

    [Fact]
    public void A_lock_has_one_holder_at_a_time()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("lock");

        using (FileLock.TryTake(path))
        {
            Assert.Null(FileLock.TryTake(path));
            Assert.True(FileLock.IsTaken(path));
        }

        Assert.False(FileLock.IsTaken(path));
    }
}
