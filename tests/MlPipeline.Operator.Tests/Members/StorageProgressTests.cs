using k8s.Models;
using MlPipeline.Operator.Members;
using MlPipeline.Operator.Tests.Hosting;

namespace MlPipeline.Operator.Tests.Members;

public sealed class StorageProgressTests
{
    private const string File = "/mnt/etc/kubedirector-init-progress-bar.log";

    private readonly RecordingMembers _members = new();

    [Fact]
    public async Task An_init_container_that_does_not_run_yet_is_not_ready() =>
        Assert.Equal("the init container is not yet ready", await ReadAsync(new V1ContainerState { Waiting = new() }));

    [Fact]
    public async Task A_copy_that_has_written_nothing_has_not_started() =>
        Assert.Equal("storage initialization progress reporting has not started yet", await ReadAsync());

    [Theory]
    [InlineData("cp\n", "storage initialization progress reporting is not available")]
    [InlineData("1,000  10%\r2,000  20%\r3,0", "2,000  20%")]
    public async Task The_last_whole_line_tells(string written, string told)
    {
        _members.Put("p", File, written);

        Assert.Equal(told, await ReadAsync());
    }

    [Fact]
    public async Task A_long_log_is_read_from_its_end()
    {
        _members.Put("p", File, string.Concat(Enumerable.Range(0, 5000).Select(each => $"{each}\r")) + "half");

        Assert.Equal("4999", await ReadAsync());
    }

    [Fact]
    public async Task A_container_that_cannot_be_reached_tells_nothing()
    {
        _members.IsUnreachable = _ => true;

        Assert.Equal("storage initialization progress reporting is not available", await ReadAsync());
    }

    private Task<string> ReadAsync(V1ContainerState? state = null)
    {
        var container = new V1ContainerStatus { Name = "init", ContainerID = "c://1", State = state ?? new() { Running = new() } };
        var pod = new V1Pod { Metadata = new() { Name = "p", NamespaceProperty = "n" }, Status = new() { InitContainerStatuses = [container] } };
        return new StorageProgress(_members).ReadAsync(pod, TestContext.Current.CancellationToken);
    }
}
