using System.Diagnostics;
using System.Net.Http.Json;
using MlPipeline.Benchmarks.Kernels;
using MlPipeline.Benchmarks.Labs;

namespace MlPipeline.Benchmarks.Predicting;

/// <summary>Flask and gunicorn with two workers, from Debian's packages.</summary>
internal sealed class PythonService : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private const string Gunicorn = "/usr/bin/gunicorn";

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    private PythonService(TemporaryFolder folder, Process process, Uri address)
    {
        _folder = folder;
        _process = process;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    /// <summary>Starts it, or says why it cannot.</summary>
    public static async Task<(PythonService? Service, string? WhyNot)> StartAsync(CancellationToken cancellationToken)
    {
        var folder = new TemporaryFolder();
        await using (var script = typeof(PythonService).Assembly.GetManifestResourceStream("service.py")!)
        await using (var file = File.Create(Path.Combine(folder.Path, "service.py")))
        {
            await script.CopyToAsync(file, cancellationToken);
        }

        if (!File.Exists(Gunicorn) || await RunAsync(folder, Python, ["service.py", "train"], cancellationToken) != 0)
        {
            folder.Dispose();
            return (null, "python3-flask, gunicorn and python3-sklearn are not all installed");
        }

        var address = new Uri($"http://127.0.0.1:{FreePorts.Take(1)[0]}");
        var process = Start(folder, Gunicorn, ["--workers", "2", "--bind", address.Authority, "--log-level", "error", "service:serve()"]);
        var service = new PythonService(folder, process, address);
        await service.WaitAsync(cancellationToken);
        return (service, null);
    }

    public void Dispose()
    {
        Client.Dispose();
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                using var answer = await Client.PostAsJsonAsync(new Uri("/none", UriKind.Relative), 1, cancellationToken);
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                // Not yet.
            }
        }
    }

    private static async Task<int> RunAsync(TemporaryFolder folder, string program, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Start(folder, program, arguments);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    private static Process Start(TemporaryFolder folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder.Path };
        start.Environment["BENCHMARK_MODEL"] = Path.Combine(folder.Path, "model.joblib");
        start.Environment["OMP_NUM_THREADS"] = "1";
        return Process.Start(start)!;
    }
}
