using System.Collections.Concurrent;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Members;
using MlPipeline.Operator.Members.Programs;

namespace MlPipeline.Benchmarks.Operating;

/// <summary>Members whose engine does nothing: every start script ends well at once.</summary>
internal sealed class NoOpMembers : IMemberAccess
{
    private readonly ConcurrentDictionary<MemberContainer, string> _status = new();

    public Task<string?> ReadFileAsync(MemberContainer container, string path, CancellationToken cancellationToken) =>
        Task.FromResult(_status.GetValueOrDefault(container));

    public Task WriteFileAsync(MemberContainer container, string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task InstallProgramAsync(MemberContainer container, MemberProgram program, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task InstallPackageAsync(MemberContainer container, string packageUrl, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task InjectFileAsync(MemberContainer container, FileInjection file, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> IsSystemdUpAsync(MemberContainer container, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task RunStartScriptAsync(MemberContainer container, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        _status[container] = container.ContainerId + "=0";
        return Task.CompletedTask;
    }

    public Task<int> RunStartScriptToEndAsync(MemberContainer container, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        Task.FromResult(0);
}
