using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using MlPipeline.Operator.Members;
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
