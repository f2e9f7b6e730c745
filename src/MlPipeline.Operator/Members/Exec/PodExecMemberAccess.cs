using System.Globalization;
using k8s;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Members.Programs;

namespace MlPipeline.Operator.Members.Exec;

/// <summary>The operator's way into members on any cluster: shell scripts through <c>pods/exec</c>.</summary>
/// <param name="client">The API server.</param>
public sealed class PodExecMemberAccess(IKubernetes client) : IMemberAccess
{
    private readonly MemberExec _exec = new(client);

    /// <inheritdoc/>
    public async Task<string?> ReadFileAsync(MemberContainer container, string path, CancellationToken cancellationToken)
    {
        var result = await _exec.RunAsync(container, MemberScripts.Read, [path], default, cancellationToken);
        return result.ExitCode == MemberScripts.Absent ? null : Require(result).Output;
    }

    /// <inheritdoc/>
    public Task WriteFileAsync(MemberContainer container, string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        RunAsync(container, MemberScripts.Write, [path, content.Length.ToString(CultureInfo.InvariantCulture)], content, cancellationToken);

    /// <inheritdoc/>
    public Task InstallProgramAsync(MemberContainer container, MemberProgram program, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(program);
        string[] arguments = [program.Content.Length.ToString(CultureInfo.InvariantCulture), program.Path, program.OtherPath, .. program.Links];
        return RunAsync(container, MemberScripts.InstallProgram, arguments, program.Content, cancellationToken);
    }

    /// <inheritdoc/>
    public Task InstallPackageAsync(MemberContainer container, string packageUrl, CancellationToken cancellationToken) =>
        RunAsync(container, MemberScripts.InstallPackage, [packageUrl], default, cancellationToken);

    /// <inheritdoc/>
    public Task InjectFileAsync(MemberContainer container, FileInjection file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var mode = file.Permissions?.FileMode is { } bits ? Convert.ToString(bits, toBase: 8) : "";
        string[] arguments =
        [
            file.SourceUrl,
            file.DestinationFolder,
            Path.GetFileName(new Uri(file.SourceUrl).AbsolutePath),
            mode,
            file.Permissions?.FileOwner ?? "",
            file.Permissions?.FileGroup ?? "",
        ];
        return RunAsync(container, MemberScripts.InjectFile, arguments, default, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> IsSystemdUpAsync(MemberContainer container, CancellationToken cancellationToken) =>
        (await _exec.RunAsync(container, MemberScripts.AskSystemd, [], default, cancellationToken)).ExitCode == 0;

    /// <inheritdoc/>
    public Task RunStartScriptAsync(MemberContainer container, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(container);
        return RunAsync(container, MemberScripts.RunStartScript, [container.ContainerId, .. arguments], default, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<int> RunStartScriptToEndAsync(
        MemberContainer container, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        (await _exec.RunAsync(container, MemberScripts.RunStartScriptToEnd, arguments, default, cancellationToken)).ExitCode;

    private async Task RunAsync(
        MemberContainer container,
        string script,
        IReadOnlyList<string> arguments,
        ReadOnlyMemory<byte> input,
        CancellationToken cancellationToken) =>
        Require(await _exec.RunAsync(container, script, arguments, input, cancellationToken));

    private static ExecResult Require(ExecResult result)
    {
        if (result.ExitCode == 0)
        {
            return result;
        }

        var words = result.Error.Trim();
        throw new MemberAccessException(words.Length > 0 ? words : FormattableString.Invariant($"exit status {result.ExitCode}"));
    }
}
