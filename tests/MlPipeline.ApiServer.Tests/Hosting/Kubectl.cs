using System.Diagnostics;
using System.Text;

namespace MlPipeline.ApiServer.Tests.Hosting;

/// <summary>Runs a kubectl against a server.</summary>
internal sealed class Kubectl(string path, string kubeconfig, string home)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <summary>Finds kubectl, or skips the test by name.</summary>
    public static Kubectl FindOrSkip(TestServer server, string folder, string token, string version)
    {
        var path = KubectlPrograms.FindOrSkip(version);
        var kubeconfig = Path.Combine(folder, $"{token}.yaml");
        var authority = Convert.ToBase64String(Encoding.ASCII.GetBytes(TestCertificate.Instance.ExportCertificatePem()));
        File.WriteAllText(kubeconfig, $"""
            apiVersion: v1
            kind: Config
            current-context: test
            clusters:
            - name: test
              cluster:
                server: {server.Server.Address}
                certificate-authority-data: {authority}
            contexts:
            - name: test
              context:
                cluster: test
                user: test
                namespace: default
            users:
            - name: test
              user:
                token: {token}
            """);
        return new Kubectl(path, kubeconfig, folder);
    }

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
        var start = new ProcessStartInfo(path, arguments.Split(' ')) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KUBECONFIG"] = kubeconfig;
        start.Environment["HOME"] = home;
        using var process = Process.Start(start)!;
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
}
