using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Views;
using MlPipeline.KubeDirector;

namespace MlPipeline.Interactive.Commands.Login;

/// <summary><c>#!kd-login</c>.</summary>
internal sealed class LoginCommand(MagicContext context, LoginFlows flows)
{
    private const string SessionVariable = "kd";

    public MagicCommand Create() => new(
        "kd-login",
        "Log in to the sandbox, a platform or any Kubernetes cluster.",
        [
            new MagicVerb(
                new VerbDeclaration(
                    "",
                    "Log in and put the session into the C# variable kd. Without options: to this machine's sandbox, which is started if none runs. "
                        + "The kubeconfig goes into the folder students of the sandbox's home, for its owner only; ~/.kube/config is left alone.",
                    [
                        new("user", "Name of the user.", Default: "$MLPIPELINE_STUDENT, else student1"),
                        new("gateway", "Log in to the platform behind this gateway; the password is asked for, or taken from $MLPIPELINE_PASSWORD.", ValueKind.Address),
                        new("tenant", "Tenant on that platform; upper and lower case differ."),
                        new("ca-file", "PEM file of the authority that issued the gateway's certificate.", Default: "the system's authorities"),
                        new("insecure", "Do not verify the gateway's certificate. Anybody in between can then read your password.", ValueKind.Flag),
                        new("kubeconfig", "Log in with this kubeconfig file."),
                        new("context", "Context of the kubeconfig.", Default: "its current context"),
                        new("namespace", "Namespace to work in.", Default: "the context's"),
                    ],
                    Example: "#!kd-login\n#!kd-login --gateway https://gateway.example:8080 --tenant K8sMLTenant --user student1\n#!kd-login --kubeconfig ~/.kube/config --namespace my-team"),
                LogInAsync),
            new MagicVerb(new VerbDeclaration("status", "Show who is logged in where.", [], Example: "#!kd-login status"), ShowStatusAsync),
            new MagicVerb(new VerbDeclaration("logout", "End the session.", [], Example: "#!kd-login logout"), LogOutAsync),
        ]);

    private async Task LogInAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        var live = context.StartLiveDisplay();
        var login = await flows.LogInAsync(LoginRequest.From(invocation), live, cancellationToken).ConfigureAwait(false);
        context.Login.Replace(login);
        await context.Host.SetVariableAsync(SessionVariable, login.Session, cancellationToken).ConfigureAwait(false);
        live.Show(login.Info);
    }

    private async Task ShowStatusAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        if (context.Login.Current is not { } login)
        {
            context.Show(SessionViews.LoggedOut("Nobody is logged in. #!kd-login logs in."));
            return;
        }

        context.Show(login.Info with { IsAlive = await AnswersAsync(login.Session, cancellationToken).ConfigureAwait(false) });
    }

    private async Task LogOutAsync(MagicInvocation invocation, CancellationToken cancellationToken)
    {
        if (context.Login.Current is not { } login)
        {
            context.Show(SessionViews.LoggedOut("Nobody was logged in."));
            return;
        }

        context.Login.Replace(null);
        await login.EndAsync(cancellationToken).ConfigureAwait(false);
        context.Show(SessionViews.LoggedOut($"{login.Info.User} is logged out."));
    }

    private static async Task<bool> AnswersAsync(PipelineSession session, CancellationToken cancellationToken)
    {
        try
        {
            await session.Apps.ListAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PipelineException)
        {
            return false;
        }
    }
}
