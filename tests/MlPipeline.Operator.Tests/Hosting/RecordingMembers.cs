using System.Collections.Concurrent;
using System.Text;
using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Members;
using MlPipeline.Operator.Members.Programs;
using MemberAccessException = MlPipeline.Operator.Members.MemberAccessException;

namespace MlPipeline.Operator.Tests.Hosting;

/// <summary>Members that exist in memory only: records what the operator does to them, and answers as the test says.</summary>
internal sealed class RecordingMembers : IMemberAccess
{
    private readonly ConcurrentQueue<MemberCall> _calls = new();
    private readonly ConcurrentDictionary<string, string> _containers = new();
    private readonly ConcurrentDictionary<string, bool> _seen = new();
    private readonly ConcurrentDictionary<(string Pod, string Path), string> _files = new();

    /// <summary>Exit code of the start script for a pod and its arguments; null lets it run until <see cref="Finish"/>.</summary>
    public Func<string, string, int?> Script { get; set; } = (_, _) => 0;

    /// <summary>Whether a member cannot be reached.</summary>
    public Func<string, bool> IsUnreachable { get; set; } = _ => false;

    /// <summary>Whether a file can be downloaded.</summary>
    public Func<string, bool> IsInjectable { get; set; } = _ => true;

    /// <summary>Whether a new container finds the files of the last one.</summary>
    public bool HaveVolumes { get; set; } = true;

    /// <summary>Whether systemd has come up.</summary>
    public bool IsSystemdUp { get; set; } = true;

    public IReadOnlyList<MemberCall> Calls => [.. _calls];

    public IEnumerable<string> ScriptCalls(string pod) =>
        Calls.Where(call => call.Pod == pod && call.Action is "start" or "run").Select(call => call.Detail);

    public bool HasMetadata(string pod) => _files.ContainsKey((pod, "/etc/guestconfig/configmeta.json"));

    public ConfigMetadata Metadata(string pod) =>
        ConfigMetadataJson.Read(Encoding.UTF8.GetBytes(_files[(pod, "/etc/guestconfig/configmeta.json")]));

    /// <summary>Puts a file into a member.</summary>
    public void Put(string pod, string path, string content) => _files[(pod, path)] = content;

    /// <summary>Ends a start script.</summary>
    public void Finish(string pod, int exitCode) =>
        _files.AddOrUpdate((pod, GuestFiles.ConfigureStatus), _ => throw new InvalidOperationException("no script runs"), (_, text) => text + exitCode);

    /// <summary>What a new container without a volume finds.</summary>
    public void Wipe(string pod)
    {
        foreach (var key in _files.Keys.Where(key => key.Pod == pod))
        {
            _files.TryRemove(key, out _);
        }
    }

    public Task<string?> ReadFileAsync(MemberContainer container, string path, CancellationToken cancellationToken)
    {
        Record(container, "read", path);
        return Task.FromResult(_files.GetValueOrDefault((container.Pod, path)));
    }

    public Task WriteFileAsync(MemberContainer container, string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Record(container, "write", path);
        _files[(container.Pod, path)] = Encoding.UTF8.GetString(content.Span);
        return Task.CompletedTask;
    }

    public Task InstallProgramAsync(MemberContainer container, MemberProgram program, CancellationToken cancellationToken)
    {
        Record(container, "program", program.Path);
        return Task.CompletedTask;
    }

    public Task InstallPackageAsync(MemberContainer container, string packageUrl, CancellationToken cancellationToken)
    {
        Record(container, "install", packageUrl);
        return Task.CompletedTask;
    }

    public Task InjectFileAsync(MemberContainer container, FileInjection file, CancellationToken cancellationToken)
    {
        var permissions = file.Permissions;
        Record(container, "inject", $"{file.SourceUrl} {file.DestinationFolder} {permissions?.FileMode} {permissions?.FileOwner}");
        return IsInjectable(file.SourceUrl) ? Task.CompletedTask : throw new MemberAccessException("curl ended with exit code 22");
    }

    public Task<bool> IsSystemdUpAsync(MemberContainer container, CancellationToken cancellationToken)
    {
        Record(container, "systemd", "");
        return Task.FromResult(IsSystemdUp);
    }

    public Task RunStartScriptAsync(MemberContainer container, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var line = string.Join(' ', arguments);
        Record(container, "start", line);
        _files[(container.Pod, GuestFiles.ConfigureStatus)] = $"{container.ContainerId}={Script(container.Pod, line)}";
        return Task.CompletedTask;
    }

    public Task<int> RunStartScriptToEndAsync(MemberContainer container, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var line = string.Join(' ', arguments);
        Record(container, "run", line);
        return Task.FromResult(Script(container.Pod, line) ?? 0);
    }

    private void Record(MemberContainer container, string action, string detail)
    {
        var last = _containers.GetValueOrDefault(container.Pod);
        if (last != container.ContainerId && !_seen.TryAdd(container.ContainerId, true))
        {
            throw new MemberAccessException("container ID changed during configuration");
        }

        _containers[container.Pod] = container.ContainerId;
        if (!HaveVolumes && last is not null && last != container.ContainerId)
        {
            Wipe(container.Pod);
        }

        _calls.Enqueue(new MemberCall(container.Pod, action, detail));
        if (IsUnreachable(container.Pod))
        {
            throw new MemberAccessException($"pod {container.Pod} does not exist");
        }
    }
}
