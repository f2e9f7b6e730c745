using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Home;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Sandbox.Hosting;

/// <summary>The sandbox's process.</summary>
internal static class SandboxProgram
{
    /// <summary>Runs the process until it is asked to end.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [ServeArguments.Verb, ..])
        {
            await Console.Error.WriteLineAsync("This program is the sandbox's background process. Start a sandbox with 'mlpipeline sandbox start'.");
            return 2;
        }

        var serve = ServeArguments.Parse(arguments.AsSpan(1));
        var folders = new SandboxFolders(new SandboxHome(serve.Home));
        if (serve.Detach)
        {
            Terminal.Leave(folders.LogFile);
        }

        try
        {
            await SandboxServer.RunAsync(folders.Home, serve.Options, CancellationToken.None);
            return 0;
        }
        catch (SandboxException exception)
        {
            await Console.Error.WriteLineAsync($"{exception.Message}{Environment.NewLine}{exception.NextStep}");
            StartFailure.Write(folders, exception);
            return 1;
        }
    }
}
