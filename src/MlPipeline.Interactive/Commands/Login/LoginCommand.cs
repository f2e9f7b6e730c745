using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Interactive.Live;
using MlPipeline.Interactive.Views;
using MlPipeline.KubeDirector;
using MlPipeline.KubeDirector.Connection;

namespace MlPipeline.Interactive.Commands.Login;

/// <summary><c>#!kd-login</c>.</summary>
internal sealed class LoginCommand(MagicContext context, LoginFlows flows)
{
    public MagicCommand Create() => new(
        "kd-login",
        "Log in to the sandbox, a platform or any Kubernetes cluster.",
        [
            new MagicVerb(
                new VerbDeclaration(
                    "",
                    "Log in and put the session into the C# variable kd. Without options: to this machine's sandbox, which is started if none runs; "
                        + "inside a notebook cluster with the kubeconfig it was given. "
                        + "The kubeconfig goes into the folder students of the sandbox's home, for its owner only; ~/.kube/config is left alone unless --merge-into names it.",
                    [
                        new("user", "Name of the user.", Default: "$MLPIPELINE_STUDENT, else student1"),
                        new("gateway", "Log in to the platform behind this gateway; the password is asked for, or taken from $MLPIPELINE_PASSWORD.", ValueKind.Address),
                        new("tenant", "Tenant on that platform; upper and lower case differ."),
                        new("ca-file", "PEM file of the authority that issued the gateway's certificate.", Default: "the system's authorities"),
                        new("insecure", "Do not verify the gateway's certificate. Anybody in between can then read your password.", ValueKind.Flag),
                        new("kubeconfig", "Log in with this kubeconfig file: tokens, client certificates and exec plugins work."),
                        new("context", "Context of the kubeconfig.", Default: "its current context"),
                        new("namespace", "Namespace to work in.", Default: "the context's"),
                        new("merge-into", "Put the context into this kubeconfig file too, for kubectl and other tools, and make it the current one; its other entries stay."),
                    ],
                    Example: "#!kd-login\n#!kd-login --gateway https://gateway.example:8080 --tenant K8sMLTenant --user student1\n#!kd-login --kubeconfig ~/.kube/config --namespace my-team",
                    CSharp: "var kd = await KdLogin.ToSandboxAsync();"),
                LogInAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "status", "Show who is logged in where.", [], Example: "#!kd-login status", CSharp: "await kd.IsAliveAsync()"),
                ShowStatusAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "secret",
                    "Put the kubeconfig into the Secret kc-secret-<user>, so that a kdcluster can be connected to it.",
                    [new("delete", "Delete that Secret instead.", ValueKind.Flag)],
                    Example: "#!kd-login secret",
                    CSharp: "await kd.Secrets.ApplyKubeconfigAsync()"),
                ApplySecretAsync),
            new MagicVerb(
                new VerbDeclaration(
                    "logout",
                    "End the session, and take its context out of the kubeconfig files it was merged into.",
                    [],
                    Example: "#!kd-login logout",
                    CSharp: "await kd.LogOutAsync();"),
                LogOutAsync),
        ]);

    private async Task LogInAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var request = LoginRequest.From(invocation);
        var live = context.StartLiveDisplay();
        var session = await OpenAsync(request, live, cancellationToken).ConfigureAwait(false);
        await context.Login.ReplaceAsync(session, cancellationToken).ConfigureAwait(false);
        live.Show(LoginInfo.Of(session));
        if (request.MergeInto is { } path)
        {
            await session.MergeKubeconfigAsync(UserPath.Expand(path), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<PipelineSession> OpenAsync(LoginRequest request, LiveDisplay live, CancellationToken cancellationToken) => request switch
    {
        { Gateway: { } gateway } => await flows.ToPlatformAsync(
            gateway,
            request.Tenant!,
            request.User!,
            context.Options.Password ?? await AskPasswordAsync($"Password of {request.User} on {gateway.Host}", cancellationToken).ConfigureAwait(false),
            Trust(request),
            cancellationToken).ConfigureAwait(false),
        { IsKubeconfig: true } => await flows.ByKubeconfigAsync(
            request.Kubeconfig, request.Context, request.Namespace, request.User, cancellationToken).ConfigureAwait(false),
        _ when context.Options.GivenKubeconfig is { } given => await ByGivenKubeconfigAsync(given, request.User, cancellationToken).ConfigureAwait(false),
        _ => await ToSandboxAsync(request.User, live, cancellationToken).ConfigureAwait(false),
    };

    private Task<PipelineSession> ByGivenKubeconfigAsync(string file, string? user, CancellationToken cancellationToken) => File.Exists(file)
        ? flows.ByKubeconfigAsync(file, context: null, namespaceName: null, user ?? context.Options.Student, cancellationToken)
        : throw new MagicException(
            $"Notebook cluster {context.Options.NotebookCluster} is connected to no Secret with a kubeconfig.",
            $"Where you made it, run #!kd-login secret and #!kd-cluster connect --name {context.Options.NotebookCluster} --secrets kc-secret-{{{{user}}}}.");


    private async Task<PipelineSession> ToSandboxAsync(string? user, LiveDisplay live, CancellationToken cancellationToken)
    {
        var isStarting = false;
        var progress = new InlineProgress<string>(step =>
        {
            isStarting = true;
            live.Step(() => new View("Sandbox", [new ProgressLine(null, step)], new Cell("starting", Tone.Busy)));
        });
        try
        {
            return await flows.ToSandboxAsync(user, progress, cancellationToken).ConfigureAwait(false);
        }
        catch when (isStarting)
        {
            live.Show(new View("Sandbox", [], new Cell("not started", Tone.Bad)));
            throw;
        }
    }

    private static ServerTrust Trust(LoginRequest request) =>
        request.Insecure ? ServerTrust.From(null, skipsVerification: true)
        : request.CaFile is { } file ? ServerTrust.FromFile(UserPath.Expand(file))
        : ServerTrust.System;

    private async Task<string> AskPasswordAsync(string prompt, CancellationToken cancellationToken)
    {
        try
        {
            return await context.Host.ReadPasswordAsync(prompt, cancellationToken).ConfigureAwait(false);
        }
        catch (NotSupportedException error)
        {
            throw new MagicException(
                "This notebook cannot ask for a password.",
                $"Set the environment variable {MagicOptions.PasswordVariable} before you start it.",
                error);
        }
    }

    private async Task ShowStatusAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        if (context.Login.Current is not { } session)
        {
            context.Show(SessionViews.LoggedOut("Nobody is logged in. #!kd-login logs in."));
            return;
        }

        context.Show(LoginInfo.Of(session) with { IsAlive = await session.IsAliveAsync(cancellationToken).ConfigureAwait(false) });
    }

    private async Task ApplySecretAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var secrets = context.Session.Secrets;
        if (!invocation.Has("delete"))
        {
            context.Show(await secrets.ApplyKubeconfigAsync(cancellationToken).ConfigureAwait(false));
            return;
        }

        await secrets.DeleteAsync(secrets.KubeconfigSecret, cancellationToken).ConfigureAwait(false);
        context.Show(new View($"Secret {secrets.KubeconfigSecret}", [], "deleted"));
    }

    private async Task LogOutAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        if (context.Login.Current is not { } session)
        {
            context.Show(SessionViews.LoggedOut("Nobody was logged in."));
            return;
        }

        await session.LogOutAsync(cancellationToken).ConfigureAwait(false);
        context.Show(SessionViews.LoggedOut($"{session.User} is logged out."));
    }
}
