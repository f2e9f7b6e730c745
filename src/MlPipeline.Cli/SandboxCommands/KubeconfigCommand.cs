using System.CommandLine;
using MlPipeline.Contracts.Sandbox;

namespace MlPipeline.Cli.SandboxCommands;

/// <summary><c>mlpipeline sandbox kubeconfig</c>.</summary>
internal static class KubeconfigCommand
{
    public static Command Create()
    {
        var command = new Command("kubeconfig", "Log a student in and write the kubeconfig to standard output.");
        var admin = new Option<bool>("--admin") { Description = "That of the administrator instead, good until the sandbox ends." };
        var student = new Option<string?>("--student")
        {
            Description = $"Name of the student ({SandboxHome.DefaultStudent} unless told otherwise).",
            HelpName = "NAME",
        };
        command.Options.Add(student);
        command.Options.Add(admin);
        SandboxAction.Set(command, async (parsed, launcher, cancellationToken) =>
            Console.Write(parsed.GetValue(admin)
                ? await launcher.AdminKubeconfigAsync(cancellationToken)
                : await launcher.KubeconfigAsync(parsed.GetValue(student) ?? DefaultStudent(), cancellationToken)));
        return command;
    }

    private static string DefaultStudent() =>
        Environment.GetEnvironmentVariable(SandboxHome.StudentVariable) is { Length: > 0 } named ? named : SandboxHome.DefaultStudent;
}
