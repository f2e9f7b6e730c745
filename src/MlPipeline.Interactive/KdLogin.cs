using MlPipeline.Interactive.Commands.Login;
using MlPipeline.Interactive.Live;
using MlPipeline.KubeDirector;
using MlPipeline.KubeDirector.Connection;

namespace MlPipeline.Interactive;

/// <summary>
/// Logs in from C#, as <c>#!kd-login</c> does. Put the session into a variable <c>kd</c>, and the magics of the notebook work in it.
/// </summary>
public static class KdLogin
{
    /// <summary>Logs in to this machine's sandbox, and starts it where none runs.</summary>
    /// <param name="user">The user, or null for the one that <c>MLPIPELINE_STUDENT</c> names, else <c>student1</c>.</param>
    /// <param name="progress">Told what happens while a sandbox starts, which takes a second or two.</param>
    /// <param name="cancellationToken">Ends the wait, not a sandbox that has been started.</param>
    /// <returns>The session.</returns>
    /// <exception cref="Hosting.MagicException">The sandbox cannot be started, or has no such user.</exception>
    public static Task<PipelineSession> ToSandboxAsync(
        string? user = null, IProgress<string>? progress = null, CancellationToken cancellationToken = default) =>
        Flows().ToSandboxAsync(user, progress ?? new InlineProgress<string>(_ => { }), cancellationToken);

    /// <summary>Logs in to a platform.</summary>
    /// <param name="gateway">Its gateway, an https address.</param>
    /// <param name="tenant">The tenant; upper and lower case differ.</param>
    /// <param name="user">The user.</param>
    /// <param name="password">Its password, or null for the environment variable <c>MLPIPELINE_PASSWORD</c>. Do not write it into a notebook.</param>
    /// <param name="trust">Whom to believe that the gateway is the gateway; the system's authorities where it is left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session.</returns>
    /// <exception cref="PipelineException">Name, password or tenant is wrong, or the gateway cannot be reached or trusted.</exception>
    /// <exception cref="ArgumentException">There is no password.</exception>
    public static Task<PipelineSession> ToPlatformAsync(
        Uri gateway, string tenant, string user, string? password = null, ServerTrust? trust = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        var secret = password ?? MagicOptions.FromEnvironment().Password
            ?? throw new ArgumentException($"There is no password. Set {MagicOptions.PasswordVariable}, or log in with #!kd-login, which asks for it.", nameof(password));
        return Flows().ToPlatformAsync(gateway, tenant, user, secret, trust ?? ServerTrust.System, cancellationToken);
    }

    /// <summary>Logs in to any Kubernetes cluster with a kubeconfig: tokens, client certificates and exec plugins work.</summary>
    /// <param name="path">The file, or null for the one that <c>KUBECONFIG</c> names, else <c>~/.kube/config</c>.</param>
    /// <param name="context">Its context, or null for the current one.</param>
    /// <param name="namespaceName">Namespace to work in, or null for the context's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session.</returns>
    /// <exception cref="PipelineException">The file cannot be used, or the cluster cannot be reached.</exception>
    public static Task<PipelineSession> ByKubeconfigAsync(
        string? path = null, string? context = null, string? namespaceName = null, CancellationToken cancellationToken = default) =>
        Flows().ByKubeconfigAsync(path, context, namespaceName, user: null, cancellationToken);

    private static LoginFlows Flows() => new(MagicOptions.FromEnvironment());
}
