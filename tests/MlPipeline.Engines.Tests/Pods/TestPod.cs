using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Pods;
using MlPipeline.Contracts.Repository;

namespace MlPipeline.Engines.Tests.Pods;

/// <summary>An engine as a process, with a folder that stands for its container's root, as the sandbox starts it.</summary>
internal sealed class TestPod : IAsyncDisposable
{
    private static readonly int[] ContainerPorts =
    [
        EngineServices.LoadBalancerPort, EngineServices.StatisticsPort, EngineServices.RestServerPort, EngineServices.NotebookPort,
        EngineControl.Port,
    ];

    private readonly string _engine;
    private readonly Dictionary<string, string> _environment;
    private readonly Dictionary<int, int> _ports;
    private readonly ConcurrentQueue<string> _log = new();
    private Process? _process;

    public TestPod(string engine, string name = "rest-0", string? endpoints = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        _engine = engine;
        _ports = ContainerPorts.Zip(FreePorts.Find(ContainerPorts.Length)).ToDictionary();
        Root = Directory.CreateTempSubdirectory("engine-").FullName;
        Context = new PodContext(Root, "127.0.0.1", name, "test", _ports, endpoints);
        _environment = new Dictionary<string, string>(environment ?? new Dictionary<string, string>())
        {
            [PodEnvironment.Root] = Root,
            [PodEnvironment.Ip] = Context.Ip,
            [PodEnvironment.Name] = name,
            [PodEnvironment.Namespace] = "test",
            ["TMPDIR"] = Root,
            [PodEnvironment.Ports] = string.Join(',', _ports.Select(port => string.Create(CultureInfo.InvariantCulture, $"{port.Key}={port.Value}"))),
        };
        if (endpoints is not null)
        {
            _environment[PodEnvironment.Endpoints] = endpoints;
        }
    }

    public string Root { get; }

    public PodContext Context { get; }

    public Process Process => _process ?? throw new InvalidOperationException("The pod is not started.");

    public string Log => string.Join('\n', _log);

    public Uri Address(int containerPort) => new($"http://127.0.0.1:{_ports[containerPort]}");

    public string HostPath(string containerPath) => Context.HostPath(containerPath);

    public HttpClient Client(int containerPort, string token)
    {
        var client = new HttpClient { BaseAddress = Address(containerPort), Timeout = TimeSpan.FromSeconds(60) };
        if (token.Length > 0)
        {
            client.DefaultRequestHeaders.Add(EngineServices.TokenHeader, token);
        }

        return client;
    }

    /// <summary>Lets the pod see a folder as its tenant share, as pods of one tenant do.</summary>
    public void MountShare(string folder)
    {
        var mount = HostPath(TenantShare.MountPath);
        Directory.CreateDirectory(Path.GetDirectoryName(mount)!);
        Directory.CreateSymbolicLink(mount, folder);
    }

    public void Start()
    {
        _process = Process.Start(Describe([_engine]))!;
        _process.OutputDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public void WriteConfigMeta(ConfigMetadata metadata)
    {
        var path = HostPath(PodEnvironment.ConfigMetaPath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(metadata, ConfigMetadataJson.Default.ConfigMetadata));
    }

    public async Task StartAndConfigureAsync(ConfigMetadata metadata)
    {
        Start();
        WriteConfigMeta(metadata);
        var outcome = await RunAsync(EngineNames.StartScript, "--configure");
        Assert.True(outcome.ExitCode == 0, outcome.Errors + Log);
    }

    /// <summary>Runs another verb of the program in the environment of the pod.</summary>
    public async Task<Outcome> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(Describe(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Outcome(process.ExitCode, await output, await errors);
    }

    public async Task KillAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        Directory.Delete(Root, recursive: true);
    }

    private ProcessStartInfo Describe(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Root,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "MlPipeline.Engines.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
