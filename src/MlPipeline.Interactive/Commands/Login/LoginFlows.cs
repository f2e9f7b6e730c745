using MlPipeline.Contracts.Sandbox;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Interactive.Live;
using MlPipeline.Interactive.Views;
using MlPipeline.KubeDirector;
using MlPipeline.KubeDirector.Connection;
using MlPipeline.KubeDirector.Platform;

namespace MlPipeline.Interactive.Commands.Login;

/// <summary>The three ways in: this machine's sandbox, a platform's gateway, and a kubeconfig.</summary>
internal sealed class LoginFlows(INotebookHost host, MagicOptions options, SandboxAccess sandbox, KubeconfigStore store)
{
    private const string InsecureWarning = "The gateway's certificate was not verified: anybody in between could read the password. Use --ca-file.";

    public Task<Login> LogInAsync(LoginRequest request, LiveDisplay live, CancellationToken cancellationToken) => request switch
    {
        { Gateway: { } gateway } => LogInToPlatformAsync(request, gateway, cancellationToken),
        { IsKubeconfig: true } => LogInByKubeconfigAsync(request, cancellationToken),
        _ => LogInToSandboxAsync(request.User ?? options.Student, live, cancellationToken),
    };

    private async Task<Login> LogInToSandboxAsync(string user, LiveDisplay live, CancellationToken cancellationToken) =>
        await LogInToRunningSandboxAsync(user, cancellationToken).ConfigureAwait(false)
        ?? await LogInToAsync(await StartSandboxAsync(live, cancellationToken).ConfigureAwait(false), user, cancellationToken).ConfigureAwait(false);

    private async Task<Login?> LogInToRunningSandboxAsync(string user, CancellationToken cancellationToken)
    {
        if (await sandbox.FindAsync(cancellationToken).ConfigureAwait(false) is not { } running)
        {
            return null;
        }

        try
        {
            return await LogInToAsync(running, user, cancellationToken).ConfigureAwait(false);
        }
        catch (PipelineException gone) when (gone.Fault == PipelineFault.Unreachable)
        {
            // The sandbox was killed, and its process number is another program's by now.
            return null;
        }
    }

    private async Task<Login> LogInToAsync(SandboxDescriptor running, string user, CancellationToken cancellationToken)
    {
        var password = await SandboxAccess.PasswordAsync(running, user, cancellationToken).ConfigureAwait(false);
        var trust = ServerTrust.FromFile(running.CertificateAuthorityFile);
        return await OpenAsync("sandbox", new Uri(running.GatewayUrl), trust, user, password, running.Tenant, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SandboxDescriptor> StartSandboxAsync(LiveDisplay live, CancellationToken cancellationToken)
    {
        live.Show(Starting("starting"));
        try
        {
            var progress = new InlineProgress<string>(line => live.Step(() => Starting(line)));
            return await sandbox.StartAsync(progress, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            live.Show(new View("Sandbox", [], new Cell("not started", Tone.Bad)));
            throw;
        }
    }

    private async Task<Login> LogInToPlatformAsync(LoginRequest request, Uri gateway, CancellationToken cancellationToken)
    {
        var (user, tenant) = (request.User!, request.Tenant!);
        var trust = request.Insecure ? ServerTrust.From(null, skipsVerification: true)
            : request.CaFile is { } file ? ServerTrust.FromFile(UserPath.Expand(file))
            : ServerTrust.System;
        var password = options.Password ?? await AskPasswordAsync($"Password of {user} on {gateway.Host}", cancellationToken).ConfigureAwait(false);
        var login = await OpenAsync($"platform {gateway.Authority}", gateway, trust, user, password, tenant, cancellationToken).ConfigureAwait(false);
        return request.Insecure ? login with { Info = login.Info with { Warning = InsecureWarning } } : login;
    }

    private async Task<Login> LogInByKubeconfigAsync(LoginRequest request, CancellationToken cancellationToken)
    {
        var file = UserPath.Expand(request.Kubeconfig ?? UserPath.DefaultKubeconfig());
        var kubeconfig = Kubeconfig.Read(file, request.Context);
        var namespaceName = request.Namespace ?? kubeconfig.Namespace;
        var identity = new SessionIdentity(ObjectNamePart.From(request.User ?? kubeconfig.User), namespaceName, namespaceName);
        var session = await ConnectAsync(kubeconfig, identity, cancellationToken).ConfigureAwait(false);
        return new Login(session, Describe($"kubeconfig, context {kubeconfig.Context}", session, file), _ => Task.CompletedTask);
    }

    private async Task<Login> OpenAsync(
        string where, Uri gateway, ServerTrust trust, string user, string password, string tenant, CancellationToken cancellationToken)
    {
        using var platform = new PlatformClient(gateway, trust);
        var ticket = await platform.LogInAsync(user, password, tenant, cancellationToken).ConfigureAwait(false);
        var kubeconfig = Kubeconfig.Parse(await platform.GetKubeconfigAsync(ticket, cancellationToken).ConfigureAwait(false));
        var session = await ConnectAsync(kubeconfig, new SessionIdentity(user, tenant, kubeconfig.Namespace), cancellationToken).ConfigureAwait(false);
        var file = await store.WriteAsync(user, kubeconfig.ToYaml(), cancellationToken).ConfigureAwait(false);
        return new Login(session, Describe(where, session, file), end => EndAsync(gateway, trust, ticket, file, end));
    }

    private static async Task EndAsync(Uri gateway, ServerTrust trust, PlatformLogin ticket, string kubeconfigFile, CancellationToken cancellationToken)
    {
        File.Delete(kubeconfigFile);
        using var platform = new PlatformClient(gateway, trust);
        await platform.LogOutAsync(ticket, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens the session and asks one question, so that a login that does not hold fails here and not in the next cell.</summary>
    private async Task<PipelineSession> ConnectAsync(Kubeconfig kubeconfig, SessionIdentity identity, CancellationToken cancellationToken)
    {
        var session = new PipelineSession(kubeconfig, identity, options.Time);
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

    private async Task<string> AskPasswordAsync(string prompt, CancellationToken cancellationToken)
    {
        try
        {
            return await host.ReadPasswordAsync(prompt, cancellationToken).ConfigureAwait(false);
        }
        catch (NotSupportedException error)
        {
            throw new MagicException(
                "This notebook cannot ask for a password.",
                $"Set the environment variable {MagicOptions.PasswordVariable} before you start it.",
                error);
        }
    }

    private LoginInfo Describe(string where, PipelineSession session, string kubeconfigFile) =>
        new(where, session.User, session.Tenant, session.Namespace, session.Server, kubeconfigFile, options.Time.GetUtcNow());

    private static View Starting(string step) => new("Sandbox", [new ProgressLine(null, step)], new Cell("starting", Tone.Busy));
}
