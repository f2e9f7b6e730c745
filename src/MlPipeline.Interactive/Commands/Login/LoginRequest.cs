using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Interactive.Commands.Login;

/// <summary>What a cell asks of a login; the options of different ways in do not mix.</summary>
internal sealed record LoginRequest(
    string? User,
    Uri? Gateway,
    string? Tenant,
    string? CaFile,
    bool Insecure,
    string? Kubeconfig,
    string? Context,
    string? Namespace,
    string? MergeInto)
{
    private static readonly string[] PlatformOptions = ["gateway", "tenant", "ca-file", "insecure"];
    private static readonly string[] KubeconfigOptions = ["kubeconfig", "context", "namespace"];

    public bool IsKubeconfig => Kubeconfig is not null || Context is not null || Namespace is not null;

    public static LoginRequest From(MagicInvocation invocation)
    {
        var platform = PlatformOptions.FirstOrDefault(invocation.Has);
        var kubeconfig = KubeconfigOptions.FirstOrDefault(invocation.Has);
        if (platform is not null && kubeconfig is not null)
        {
            throw new MagicException(
                $"--{platform} is of a login to a platform, and --{kubeconfig} of one by kubeconfig.",
                "Choose one of the two; #!kd-login --help shows both.");
        }

        if (platform is not null && !(invocation.Has("gateway") && invocation.Has("tenant") && invocation.Has("user")))
        {
            throw new MagicException("A login to a platform needs --gateway, --tenant and --user.", "#!kd-login --help has an example.");
        }

        return new LoginRequest(
            invocation.Text("user"),
            invocation.Text("gateway") is { } gateway ? new Uri(gateway) : null,
            invocation.Text("tenant"),
            invocation.Text("ca-file"),
            invocation.Has("insecure"),
            invocation.Text("kubeconfig"),
            invocation.Text("context"),
            invocation.Text("namespace"),
            invocation.Text("merge-into"));
    }
}
