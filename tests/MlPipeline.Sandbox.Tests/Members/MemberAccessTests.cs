using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using MlPipeline.Operator.Members;
using MlPipeline.Operator.Members.Programs;
using MlPipeline.Sandbox.Members;
using MlPipeline.Sandbox.Nodes;
using MlPipeline.Sandbox.Tests.Hosting;
using MlPipeline.Sandbox.Watching;
using MemberAccessException = MlPipeline.Operator.Members.MemberAccessException;

namespace MlPipeline.Sandbox.Tests.Members;

public sealed class MemberAccessTests : IDisposable
{
    private const string ContainerId = "process://1";
    private const string Package = "file:///opt/configscripts/appconfig.tgz";

    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly HttpClient _http = new();
    private readonly NodeMemberAccess _access;
    private readonly MemberContainer _member = new("space", "pod-0", "app", ContainerId);

    public MemberAccessTests()
    {
        var containers = new RunningContainers();
        containers.Set(
            new ResourceKey("space", "pod-0"),
            new RunningContainer("app", ContainerId, _folder.Path, ChildEnvironment.Inherited(), Environment.ProcessId, _ended.Token));
        _access = new NodeMemberAccess(containers, new PackageInstaller(_http), new FileDownloads(_http));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_are_written_as_a_whole_and_read_back()
    {
        await _access.WriteFileAsync(_member, "/etc/guestconfig/configmeta.json", "{}"u8.ToArray(), Cancellation);

        Assert.Equal("{}", await _access.ReadFileAsync(_member, "/etc/guestconfig/configmeta.json", Cancellation));
        Assert.Null(await _access.ReadFileAsync(_member, "/etc/none", Cancellation));
        Assert.Single(Directory.EnumerateFiles(_folder.Combine("etc/guestconfig")));
    }

    [Theory]
    [InlineData("/../escaped")]
    [InlineData("/etc/../../escaped")]
    [InlineData("relative")]
    public async Task A_path_that_leaves_the_container_is_refused(string path)
    {
        await Assert.ThrowsAsync<MemberAccessException>(() => _access.WriteFileAsync(_member, path, "x"u8.ToArray(), Cancellation));
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(_folder.Path)!, "escaped")));
    }

    [Fact]
    public async Task Another_container_of_the_same_pod_is_not_touched() =>
        await Assert.ThrowsAsync<MemberAccessException>(() =>
            _access.ReadFileAsync(_member with { ContainerId = "process://2" }, "/etc/hosts", Cancellation));

    [Fact]
    public async Task The_images_package_installs_over_what_was_there()
    {
        Write("opt/configscripts/appconfig.tgz", ConfigPackage.Build());
        Write("opt/guestconfig/old/file", [1]);

        await _access.InstallPackageAsync(_member, Package, Cancellation);

        Assert.True(File.Exists(_folder.Combine("opt/guestconfig/appconfig/startscript")));
        Assert.False(Directory.Exists(_folder.Combine("opt/guestconfig/old")));
    }

    [Fact]
    public async Task A_package_that_is_none_or_climbs_out_is_an_error_the_operator_understands()
    {
        Write("opt/configscripts/appconfig.tgz", Encoding.ASCII.GetBytes("no package"));
        await Assert.ThrowsAsync<MemberAccessException>(() => _access.InstallPackageAsync(_member, Package, Cancellation));

        Write("opt/configscripts/appconfig.tgz", Tgz("../../../escaped", "x"));
        await Assert.ThrowsAsync<MemberAccessException>(() => _access.InstallPackageAsync(_member, Package, Cancellation));
        Assert.False(File.Exists(_folder.Combine("escaped")));
        await Assert.ThrowsAsync<MemberAccessException>(() =>
            _access.InstallPackageAsync(_member, "file:///opt/none.tgz", Cancellation));
    }

    [Fact]
    public async Task A_package_comes_over_http_too()
    {
        await using var server = await PackageServer.StartAsync(ConfigPackage.Build());

        await _access.InstallPackageAsync(_member, server.Package, Cancellation);

        Assert.True(File.Exists(_folder.Combine("opt/guestconfig/appconfig/startscript")));
        var missing = await Assert.ThrowsAsync<MemberAccessException>(() => _access.InstallPackageAsync(_member, server.Missing, Cancellation));
        Assert.Contains("404", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_is_put_where_the_image_has_none()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A program that is a shell script, and its links.");
        var program = new MemberProgram("/usr/local/bin/tool", "/usr/bin/tool", Encoding.ASCII.GetBytes("#!/bin/sh\necho ours\n"), ["/usr/bin/other"]);

        await _access.InstallProgramAsync(_member, program, Cancellation);
        Assert.Equal("ours\n", await OutputOfAsync("usr/bin/other"));

        Write("usr/local/bin/tool", Encoding.ASCII.GetBytes("#!/bin/sh\necho theirs\n"));
        await _access.InstallProgramAsync(_member, program, Cancellation);
        Assert.Equal("theirs\n", await OutputOfAsync("usr/bin/other"));
    }

    [Fact]
    public async Task A_start_script_that_floods_its_output_fills_no_disk()
    {
        PathProgram.FindOrSkip("head");
        await InstallScriptAsync("head -c 50000000 /dev/zero | tr '\\0' 'x'; yes 2>/dev/null | head -n 3000000; echo ended >&2; exit 4");

        await _access.RunStartScriptAsync(_member, ["--configure"], Cancellation);

        Assert.Equal("process://1=4", await FinalStatusAsync());
        Assert.InRange(new FileInfo(_folder.Combine("opt/guestconfig/configure.stdout")).Length, 1, 2 << 20);
        Assert.Equal("ended\n", await _access.ReadFileAsync(_member, "/opt/guestconfig/configure.stderr", Cancellation));
    }

    [Fact]
    public async Task What_a_start_script_leaves_in_the_background_does_not_hold_it_up()
    {
        await InstallScriptAsync($"{PathProgram.FindOrSkip("sleep")} 600 & echo $! > pid; echo said");

        await _access.RunStartScriptAsync(_member, ["--configure"], Cancellation);

        Assert.Equal("process://1=0", await FinalStatusAsync());
        Assert.Equal("said\n", File.ReadAllText(_folder.Combine("opt/guestconfig/configure.stdout")));
        Process.GetProcessById(int.Parse(File.ReadAllText(_folder.Combine("pid")), System.Globalization.CultureInfo.InvariantCulture)).Kill();
    }

    [Fact]
    public async Task A_start_script_leaves_its_output_and_exit_code_in_files()
    {
        await InstallScriptAsync("echo out \"$@\"; echo err >&2; exit 3");

        await _access.RunStartScriptAsync(_member, ["--configure"], Cancellation);

        Assert.Equal("process://1=3", await FinalStatusAsync());
        Assert.Equal("out --configure\n", File.ReadAllText(_folder.Combine("opt/guestconfig/configure.stdout")));
        Assert.Equal("err\n", File.ReadAllText(_folder.Combine("opt/guestconfig/configure.stderr")));
    }

    [Fact]
    public async Task A_start_script_that_never_ends_ends_with_its_container()
    {
        await InstallScriptAsync($"echo $$ > pid; exec {PathProgram.FindOrSkip("sleep")} 600");

        await _access.RunStartScriptAsync(_member, ["--configure"], Cancellation);
        await Eventually.HoldsAsync(() => File.Exists(_folder.Combine("pid")) && File.ReadAllText(_folder.Combine("pid")).EndsWith('\n'), "script runs");
        await _ended.CancelAsync();

        var processId = int.Parse(File.ReadAllText(_folder.Combine("pid")), System.Globalization.CultureInfo.InvariantCulture);
        await Eventually.HoldsAsync(() => ProcessList.HasEnded(processId), "script ended");
        Assert.Equal("process://1=", File.ReadAllText(_folder.Combine("opt/guestconfig/configure.status")));
    }

    [Fact]
    public async Task A_script_run_to_its_end_gives_its_exit_code_and_leaves_the_files_alone()
    {
        await InstallScriptAsync("[ \"$1\" = --addnodes ] && exit 7");

        Assert.Equal(7, await _access.RunStartScriptToEndAsync(_member, ["--addnodes", "--role", "r"], Cancellation));
        Assert.False(File.Exists(_folder.Combine("opt/guestconfig/configure.status")));
    }

    public void Dispose()
    {
        _ended.Dispose();
        _http.Dispose();
        _folder.Dispose();
    }

    private async Task<string> OutputOfAsync(string program)
    {
        using var process = Process.Start(new ProcessStartInfo(_folder.Combine(program)) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return output;
    }

    private async Task InstallScriptAsync(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test's script is for a POSIX shell.");
        Write("opt/configscripts/appconfig.tgz", Tgz("appconfig/startscript", $"#!/bin/sh\n{script}\n"));
        await _access.InstallPackageAsync(_member, Package, Cancellation);
    }

    private Task<string> FinalStatusAsync() =>
        Eventually.GetAsync(
            async cancellationToken =>
                await _access.ReadFileAsync(_member, "/opt/guestconfig/configure.status", cancellationToken) is { } text && !text.EndsWith('=')
                    ? text
                    : null,
            "script ended");

    private void Write(string path, byte[] content)
    {
        var file = _folder.Combine(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }

    private static byte[] Tgz(string name, string text)
    {
        using var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(zip))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        }

        return buffer.ToArray();
    }
}
