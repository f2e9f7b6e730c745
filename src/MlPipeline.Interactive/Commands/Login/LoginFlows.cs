using MlPipeline.Contracts.Sandbox;
using MlPipeline.Interactive.Hosting;
using MlPipeline.KubeDirector;
using MlPipeline.KubeDirector.Connection;
using MlPipeline.KubeDirector.Platform;

namespace MlPipeline.Interactive.Commands.Login;

/// <summary>The three ways in: this machine's sandbox, a platform's gateway, and a kubeconfig.</summary>
internal sealed class LoginFlows(MagicOptions options)
{
    private const string InsecureWarning = "The gateway's certificate was not verified: anybody in between could read the password. Use --ca-file.";

    private readonly SandboxAccess _sandbox = new(options.Home, options.ToolPath);
    private readonly KubeconfigStore _store = new(options.Home);

    /// <param name="user">The user, or null for the student of the options.</param>
    /// <param name="progress">Told what a sandbox that is started says.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<PipelineSession> ToSandboxAsync(string? user, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var name = user ?? options.Student;
        if (await ToRunningSandboxAsync(name, cancellationToken).ConfigureAwait(false) is { } session)
        {
            return session;
        }

        progress.Report("starting");
        var started = await _sandbox.StartAsync(progress, cancellationToken).ConfigureAwait(false);
        return await ToSandboxAsync(started, name, cancellationToken).ConfigureAwait(false);
    }

    public Task<PipelineSession> ToPlatformAsync(
        Uri gateway, string tenant, string user, string password, ServerTrust trust, CancellationToken cancellationToken) =>
        OpenAsync($"platform {gateway.Authority}", gateway, trust, user, password, tenant, cancellationToken);

    public async Task<PipelineSession> ByKubeconfigAsync(
        string? path, string? context, string? namespaceName, string? user, CancellationToken cancellationToken)
    {
        var file = UserPath.Expand(path ?? UserPath.DefaultKubeconfig());
        var kubeconfig = Kubeconfig.Read(file, context);
        var work = namespaceName ?? kubeconfig.Namespace;
        var identity = new SessionIdentity(ObjectNamePart.From(user ?? kubeconfig.User), work, work);
        var origin = new SessionOrigin($"kubeconfig, context {kubeconfig.Context}", file, options.Time.GetUtcNow());
        return await ConnectAsync(kubeconfig, identity, origin, end: null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<PipelineSession?> ToRunningSandboxAsync(string user, CancellationToken cancellationToken)
    {
        if (await _sandbox.FindAsync(cancellationToken).ConfigureAwait(false) is not { } running)
        {
            return null;
        }

        try
        {
            return await ToSandboxAsync(running, user, cancellationToken).ConfigureAwait(false);
        }
        catch (PipelineException gone) when (gone.Fault == PipelineFault.Unreachable)
        {
            // The sandbox was killed, and its process number is another program's by now.
            return null;
        }
    }

    private async Task<PipelineSession> ToSandboxAsync(SandboxDescriptor running, string user, CancellationToken cancellationToken)
    {
        var password = await SandboxAccess.PasswordAsync(running, user, cancellationToken).ConfigureAwait(false);
        var trust = ServerTrust.FromFile(running.CertificateAuthorityFile);
        return await OpenAsync("sandbox", new Uri(running.GatewayUrl), trust, user, password, running.Tenant, cancellationToken).ConfigureAwait(false);
    }

    private async Task<PipelineSession> OpenAsync(
        string where, Uri gateway, ServerTrust trust, string user, string password, string tenant, CancellationToken cancellationToken)
    {
        using var platform = new PlatformClient(gateway, trust);
        var ticket = await platform.LogInAsync(user, password, tenant, cancellationToken).ConfigureAwait(false);
        var kubeconfig = Kubeconfig.Parse(await platform.GetKubeconfigAsync(ticket, cancellationToken).ConfigureAwait(false));
        var file = _store.FileOf(user);
        var origin = new SessionOrigin(where, file, options.Time.GetUtcNow(), trust.SkipsVerification ? InsecureWarning : null);
        var session = await ConnectAsync(
            kubeconfig, new SessionIdentity(user, tenant, kubeconfig.Namespace), origin, end => EndAsync(gateway, trust, ticket, file, end), cancellationToken)
            .ConfigureAwait(false);
        await _store.WriteAsync(user, kubeconfig.ToYaml(), cancellationToken).ConfigureAwait(false);
        return session;
    }

    private static async Task EndAsync(Uri gateway, ServerTrust trust, PlatformLogin ticket, string kubeconfigFile, CancellationToken cancellationToken)
    {
        File.Delete(kubeconfigFile);
        using var platform = new PlatformClient(gateway, trust);
        await platform.LogOutAsync(ticket, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens the session and asks one question, so that a login that does not hold fails here and not in the next cell.</summary>
    private async Task<PipelineSession> ConnectAsync(
        Kubeconfig kubeconfig, SessionIdentity identity, SessionOrigin origin, Func<CancellationToken, Task>? end, CancellationToken cancellationToken)
    {
        var session = new PipelineSession(kubeconfig, identity, options.Time, origin, end);
        try
        {
            await session.Apps.ListAsync(cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch (PipelineException missing) when (missing.Fault == PipelineFault.NotFound)
        {
            session.Dispose();
            throw new MagicException(
                $"The cluster at {kubeconfig.Context} has no kdapps: KubeDirector is not installed there.",
                "Install KubeDirector on it, or log in to the sandbox with #!kd-login.",
                missing);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
