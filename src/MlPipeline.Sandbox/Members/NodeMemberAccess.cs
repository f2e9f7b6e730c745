using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Members;
using MlPipeline.Operator.Members.Programs;
using MlPipeline.Sandbox.Nodes;
using MlPipeline.Sandbox.Watching;
using MemberAccessException = MlPipeline.Operator.Members.MemberAccessException;

namespace MlPipeline.Sandbox.Members;

/// <summary>The operator's way into members where members are processes of this machine.</summary>
internal sealed class NodeMemberAccess(RunningContainers containers, PackageInstaller packages, FileDownloads downloads) : IMemberAccess
{
    public async Task<string?> ReadFileAsync(MemberContainer container, string path, CancellationToken cancellationToken)
    {
        var file = ContainerPath.OnHost(Find(container).Root, path);
        return File.Exists(file) ? await GuardAsync(() => File.ReadAllTextAsync(file, cancellationToken)) : null;
    }

    public Task WriteFileAsync(
        MemberContainer container, string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var file = ContainerPath.OnHost(Find(container).Root, path);
        return GuardAsync(async () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var fresh = file + ".new";
            await File.WriteAllBytesAsync(fresh, content, cancellationToken);
            File.Move(fresh, file, overwrite: true);
            return true;
        });
    }

    public Task InstallProgramAsync(MemberContainer container, MemberProgram program, CancellationToken cancellationToken)
    {
        var root = Find(container).Root;
        return GuardAsync(async () =>
        {
            await ProgramInstaller.InstallAsync(root, program, cancellationToken);
            return true;
        });
    }

    public Task InstallPackageAsync(MemberContainer container, string packageUrl, CancellationToken cancellationToken)
    {
        var root = Find(container).Root;
        return GuardAsync(async () =>
        {
            await packages.InstallAsync(root, packageUrl, cancellationToken);
            return true;
        });
    }

    public Task InjectFileAsync(MemberContainer container, FileInjection file, CancellationToken cancellationToken)
    {
        var root = Find(container).Root;
        return GuardAsync(async () =>
        {
            await downloads.DownloadAsync(root, file, cancellationToken);
            return true;
        });
    }

    public Task<bool> IsSystemdUpAsync(MemberContainer container, CancellationToken cancellationToken) =>
        throw new MemberAccessException("the images of the sandbox have no systemd, which this kdapp requires");

    public Task RunStartScriptAsync(MemberContainer container, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var running = Find(container);
        var files = new ConfigureFiles(running.Root);
        return GuardAsync(async () =>
        {
            await files.BeginAsync(container.ContainerId, cancellationToken);
            var script = new StartScript(running);

            // In the background: the operator reads the exit code from the file whenever it is there.
            _ = script.RunInBackgroundAsync(arguments, files);
            return true;
        });
    }

    public Task<int> RunStartScriptToEndAsync(
        MemberContainer container, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var running = Find(container);
        return GuardAsync(() => new StartScript(running).RunAsync(arguments, TextWriter.Null, TextWriter.Null, cancellationToken));
    }

    private RunningContainer Find(MemberContainer container)
    {
        if (!containers.TryGet(new ResourceKey(container.Namespace, container.Pod), out var running))
        {
            throw new MemberAccessException($"pod{{{container.Pod}}} does not run");
        }

        return running.ContainerId == container.ContainerId
            ? running
            : throw new MemberAccessException("container ID changed during configuration");
    }

    private static async Task<TResult> GuardAsync<TResult>(Func<Task<TResult>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or HttpRequestException or InvalidDataException)
        {
            throw new MemberAccessException(exception.Message, exception);
        }
    }
}
