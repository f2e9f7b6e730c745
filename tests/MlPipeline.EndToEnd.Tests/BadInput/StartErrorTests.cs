using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MlPipeline.EndToEnd.Tests.Driving;

namespace MlPipeline.EndToEnd.Tests.BadInput;

/// <summary>A sandbox that cannot start says why, and leaves nothing behind.</summary>
public sealed class StartErrorTests
{
    [Fact]
    public async Task A_taken_port_is_named_and_nothing_stays_running()
    {
        await using var sandbox = new SandboxFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var start = await sandbox.MlpipelineAsync("sandbox", "start", "--gateway-port", port);

        Assert.Equal(1, start.ExitCode);
        Assert.Contains(port, start.Output, StringComparison.Ordinal);
        Assert.InRange(start.Lines.Count, 1, 4);
        Assert.Null(sandbox.Launcher.FindRunning());
    }

    [Fact]
    public async Task A_full_disk_is_told_and_nothing_stays_running()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root on Linux can make a small disk.");
        var (mount, unmount) = (PathProgram.FindOrSkip("mount"), PathProgram.FindOrSkip("umount"));
        var disk = Directory.CreateTempSubdirectory("mlpipeline-full-").FullName;
        Assert.SkipUnless(await RunAsync(mount, "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk) == 0, "This machine lets nobody mount a disk.");
        try
        {
            var folder = Directory.CreateDirectory(Path.Combine(disk, "e2e")).FullName;
            await using var sandbox = new SandboxFolder(folder);

            var start = await sandbox.MlpipelineAsync("sandbox", "start");

            Assert.Equal(1, start.ExitCode);
            Assert.Contains("No space left", start.Output, StringComparison.Ordinal);
            Assert.Contains("Make room", start.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", start.Output, StringComparison.Ordinal);
            Assert.Null(sandbox.Launcher.FindRunning());
        }
        finally
        {
            await RunAsync(unmount, disk);
            Directory.Delete(disk);
        }
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
