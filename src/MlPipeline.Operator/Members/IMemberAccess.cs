using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Members.Programs;

namespace MlPipeline.Operator.Members;

/// <summary>
/// The operator's way into the containers of members: a pod exec on a cluster, the node agent in the sandbox. Paths are
/// absolute paths of the container. Every method throws <see cref="MemberAccessException"/> where the container cannot be
/// reached, has ended, or has another id than it is asked for.
/// </summary>
public interface IMemberAccess
{
    /// <summary>Reads a file as text.</summary>
    /// <param name="container">Where.</param>
    /// <param name="path">File.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The content, or null where there is no such file.</returns>
    Task<string?> ReadFileAsync(MemberContainer container, string path, CancellationToken cancellationToken);

    /// <summary>Writes a file as a whole, making its folder where it is missing. A reader never sees a half-written file.</summary>
    /// <param name="container">Where.</param>
    /// <param name="path">File.</param>
    /// <param name="content">Its new content.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the file is in place.</returns>
    Task WriteFileAsync(MemberContainer container, string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Puts a program into the container unless it has it already, and links it under its other paths where nothing is.</summary>
    /// <param name="container">Where.</param>
    /// <param name="program">The program.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the program can be run.</returns>
    Task InstallProgramAsync(MemberContainer container, MemberProgram program, CancellationToken cancellationToken);

    /// <summary>Empties <c>/opt/guestconfig</c> and unpacks a config package there.</summary>
    /// <param name="container">Where.</param>
    /// <param name="packageUrl">Address of a <c>.tgz</c>; <c>file://</c> names a file of the container.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the package is in place.</returns>
    Task InstallPackageAsync(MemberContainer container, string packageUrl, CancellationToken cancellationToken);

    /// <summary>Downloads a file into the container.</summary>
    /// <param name="container">Where.</param>
    /// <param name="file">Address, folder, mode and owner; the file is named like the end of its address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the file is in place.</returns>
    Task InjectFileAsync(MemberContainer container, FileInjection file, CancellationToken cancellationToken);

    /// <summary>Asks whether systemd has come up in the container, which <c>systemctl status systemd-journald</c> tells.</summary>
    /// <param name="container">Where.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>True where it has.</returns>
    Task<bool> IsSystemdUpAsync(MemberContainer container, CancellationToken cancellationToken);

    /// <summary>
    /// Starts <c>/opt/guestconfig/*/startscript</c> in the background. Before the start, <c>/opt/guestconfig/configure.status</c>
    /// becomes <c>&lt;container id&gt;=</c>; output goes to <c>configure.stdout</c> and <c>configure.stderr</c> beside it, both new; when
    /// the script ends, its exit code is appended to <c>configure.status</c>.
    /// </summary>
    /// <param name="container">Where.</param>
    /// <param name="arguments">Arguments, <c>--configure</c> or <c>--reconnect</c>.</param>
    /// <param name="cancellationToken">Ends the wait for the start, not the script.</param>
    /// <returns>A task that ends when the script has been started.</returns>
    Task RunStartScriptAsync(MemberContainer container, IReadOnlyList<string> arguments, CancellationToken cancellationToken);

    /// <summary>Runs the start script and waits for its end, leaving the <c>configure</c> files alone.</summary>
    /// <param name="container">Where.</param>
    /// <param name="arguments">Arguments, <c>--addnodes …</c> or <c>--delnodes …</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The exit code.</returns>
    Task<int> RunStartScriptToEndAsync(MemberContainer container, IReadOnlyList<string> arguments, CancellationToken cancellationToken);
}
