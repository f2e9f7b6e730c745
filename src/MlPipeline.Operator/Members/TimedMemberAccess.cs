using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Members.Programs;

namespace MlPipeline.Operator.Members;

/// <summary>Gives up on members that do not answer, so that one of them cannot hold up the others.</summary>
internal sealed class TimedMemberAccess(IMemberAccess members, TimeSpan timeout, TimeProvider time) : IMemberAccess
{
    public Task<string?> ReadFileAsync(MemberContainer container, string path, CancellationToken cancellationToken) =>
        WithinAsync(container, token => members.ReadFileAsync(container, path, token), cancellationToken);

    public Task WriteFileAsync(MemberContainer container, string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WithinAsync(container, token => members.WriteFileAsync(container, path, content, token), cancellationToken);

    public Task InstallProgramAsync(MemberContainer container, MemberProgram program, CancellationToken cancellationToken) =>
        WithinAsync(container, token => members.InstallProgramAsync(container, program, token), cancellationToken);

    public Task InstallPackageAsync(MemberContainer container, string packageUrl, CancellationToken cancellationToken) =>
        WithinAsync(container, token => members.InstallPackageAsync(container, packageUrl, token), cancellationToken);

    public Task InjectFileAsync(MemberContainer container, FileInjection file, CancellationToken cancellationToken) =>
        WithinAsync(container, token => members.InjectFileAsync(container, file, token), cancellationToken);

    public Task<bool> IsSystemdUpAsync(MemberContainer container, CancellationToken cancellationToken) =>
        WithinAsync(container, token => members.IsSystemdUpAsync(container, token), cancellationToken);

    public Task RunStartScriptAsync(MemberContainer container, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        WithinAsync(container, token => members.RunStartScriptAsync(container, arguments, token), cancellationToken);

    public Task<int> RunStartScriptToEndAsync(MemberContainer container, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        WithinAsync(container, token => members.RunStartScriptToEndAsync(container, arguments, token), cancellationToken);

    private Task<bool> WithinAsync(MemberContainer container, Func<CancellationToken, Task> access, CancellationToken cancellationToken) =>
        WithinAsync(
            container,
            async token =>
            {
                await access(token);
                return true;
            },
            cancellationToken);

    private async Task<T> WithinAsync<T>(MemberContainer container, Func<CancellationToken, Task<T>> access, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await access(both.Token);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new MemberAccessException($"pod {container.Pod} did not answer within {timeout.TotalSeconds:0} s", exception);
        }
    }
}
