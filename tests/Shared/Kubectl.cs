using System.Diagnostics;

namespace MlPipeline.Testing;

/// <summary>Runs a kubectl with a kubeconfig.</summary>
/// <param name="path">The program.</param>
/// <param name="kubeconfig">File with the kubeconfig.</param>
/// <param name="home">Folder in which kubectl keeps what it learns of the server.</param>
internal sealed class Kubectl(string path, string kubeconfig, string home)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>Runs a command that must succeed, and returns what it printed.</summary>
    public async Task<string> RunAsync(string arguments, string? input = null)
    {
        var (code, output, error) = await TryRunAsync(arguments, input);
        Assert.True(code == 0, $"kubectl {arguments}: {error}");
        return output;
    }

    public async Task<(int Code, string Output, string Error)> TryRunAsync(string arguments, string? input = null)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Deadline);
        using var process = Start(arguments);
        try
        {
            await process.StandardInput.WriteAsync(input ?? "");
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var error = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Starts a command that ends when it is killed.</summary>
    public Process Start(string arguments)
    {
        var start = new ProcessStartInfo(path, arguments.Split(' '))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["KUBECONFIG"] = kubeconfig;
        start.Environment["HOME"] = home;
        return Process.Start(start)!;
    }
}
