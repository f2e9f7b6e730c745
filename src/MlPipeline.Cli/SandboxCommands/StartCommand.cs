using System.CommandLine;
using MlPipeline.Contracts.Sandbox;

namespace MlPipeline.Cli.SandboxCommands;

/// <summary><c>mlpipeline sandbox start</c>.</summary>
internal static class StartCommand
{
    public static Command Create()
    {
        var command = new Command("start", "Start the sandbox in the background and return when log-in works.");
        var options = new StartOptions();
        var wait = new Option<bool>("--wait") { Description = "Return when the trips are there and the shared training cluster is configured." };
        options.AddTo(command);
        command.Options.Add(wait);
        SandboxAction.Set(command, async (parsed, launcher, cancellationToken) =>
        {
            var ranBefore = launcher.FindRunning() is not null;
            var progress = new LineProgress(Console.Out);
            var sandbox = await launcher.EnsureRunningAsync(options.Read(parsed), progress, cancellationToken);
            Describe(sandbox, ranBefore);
            if (parsed.GetValue(wait))
            {
                await launcher.WaitUntilReadyAsync(progress, cancellationToken);
                Console.WriteLine("The sandbox is ready for the labs.");
            }
        });
        return command;
    }

    private static void Describe(SandboxDescriptor sandbox, bool ranBefore)
    {
        Console.WriteLine(ranBefore
            ? $"The sandbox runs already, process {sandbox.ProcessId}."
            : $"The sandbox runs, process {sandbox.ProcessId}.");
        Console.WriteLine($"  platform gateway  {sandbox.GatewayUrl}");
        Console.WriteLine($"  Kubernetes API    {sandbox.ApiServerUrl}");
        Console.WriteLine($"  tenant            {sandbox.Tenant}");
        Console.WriteLine($"  passwords         {sandbox.CredentialsFile}");
    }
}
