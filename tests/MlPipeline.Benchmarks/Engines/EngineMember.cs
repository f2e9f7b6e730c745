using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MlPipeline.Benchmarks.Kernels;
using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Pods;
using MlPipeline.Contracts.Repository;

namespace MlPipeline.Benchmarks.Engines;

/// <summary>An engine as a process, with a folder that stands for its container's root, as the sandbox starts it.</summary>
internal sealed class EngineMember : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "engines", "MlPipeline.Engines.dll");
    private static readonly int[] ContainerPorts =
        [EngineServices.LoadBalancerPort, EngineServices.StatisticsPort, EngineServices.RestServerPort, EngineControl.Port];

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("benchmark-engine-");
    private readonly Dictionary<int, int> _ports = ContainerPorts.Zip(FreePorts.Take(ContainerPorts.Length)).ToDictionary();
    private readonly Process _process;

    private EngineMember(string engine, string name, string? share, string? endpoints)
    {
        var mount = HostPath(TenantShare.MountPath);
        Directory.CreateDirectory(Path.GetDirectoryName(mount)!);
        if (share is not null)
        {
            Directory.CreateSymbolicLink(mount, share);
        }

        _process = Start(engine, name, endpoints);
    }

    public Uri Address(int containerPort) => new($"http://127.0.0.1:{_ports[containerPort]}");

    public string HostPath(string containerPath) => _root.FullName + containerPath;

    /// <summary>Starts an engine and configures it.</summary>
    public static async Task<EngineMember> StartAsync(
        string engine, string name, ConfigMetadata metadata, string? share, string? endpoints, CancellationToken cancellationToken)
    {
        var member = new EngineMember(engine, name, share, endpoints);
        await member.ConfigureAsync(metadata, cancellationToken);
        return member;
    }

    public HttpClient Client(int containerPort, string token)
    {
        // As many connections as a service keeps to another one; more requests at one time wait for one of them.
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 })
        {
            BaseAddress = Address(containerPort),
            Timeout = TimeSpan.FromMinutes(5),
        };
        client.DefaultRequestHeaders.Add(EngineServices.TokenHeader, token);
        return client;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _root.Delete(recursive: true);
    }

    private async Task ConfigureAsync(ConfigMetadata metadata, CancellationToken cancellationToken)
    {
        var path = HostPath(PodEnvironment.ConfigMetaPath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, JsonSerializer.SerializeToUtf8Bytes(metadata, ConfigMetadataJson.Default.ConfigMetadata), cancellationToken);
        using var client = new HttpClient { BaseAddress = Address(EngineControl.Port) };
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            try
            {
                using var answer = await client.PostAsync(new Uri(EngineControl.ConfigurePath, UriKind.Relative), content: null, cancellationToken);
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException exception) when (exception.StatusCode is null && !_process.HasExited)
            {
                await timer.WaitForNextTickAsync(cancellationToken);
            }
        }
    }

    private Process Start(string engine, string name, string? endpoints)
    {
        var start = new ProcessStartInfo("dotnet", [Program, engine]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _root.FullName };
        start.Environment[PodEnvironment.Root] = _root.FullName;
        start.Environment[PodEnvironment.Ip] = "127.0.0.1";
        start.Environment[PodEnvironment.Name] = name;
        start.Environment[PodEnvironment.Namespace] = "benchmark";
        start.Environment["TMPDIR"] = _root.FullName;
        start.Environment[PodEnvironment.Ports] =
            string.Join(',', _ports.Select(port => string.Create(CultureInfo.InvariantCulture, $"{port.Key}={port.Value}")));
        if (endpoints is not null)
        {
            start.Environment[PodEnvironment.Endpoints] = endpoints;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
