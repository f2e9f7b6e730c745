using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.Configuration;

namespace MlPipeline.Engines.Hosting;

/// <summary>
/// Applies configurations one after the other and opens the engine's service ports with the first. They open even where that one
/// has a fault: the engine then answers what the fault is, and a later configuration can mend it.
/// </summary>
internal sealed class ServiceHost(IEngine engine, PodContext pod) : IAsyncDisposable
{
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConfigurationState _state = new();
    private WebApplication? _app;

    internal async Task<string> ConfigureAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var configuration = await MemberConfiguration.ReadAsync(pod, cancellation);
            _state.Current = configuration;
            try
            {
                return await engine.ApplyAsync(configuration, cancellation);
            }
            finally
            {
                await EnsureStartedAsync(cancellation);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    internal async Task StopAsync()
    {
        await engine.StopAsync();
        if (_app is { } app)
        {
            using var patience = new CancellationTokenSource(EndTime);
            await app.StopAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is { } app)
        {
            await app.DisposeAsync();
        }

        _turn.Dispose();
    }

    private async Task EnsureStartedAsync(CancellationToken cancellation)
    {
        if (_app is not null)
        {
            return;
        }

        var app = BuildApp();
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException exception)
        {
            await app.DisposeAsync();
            throw new ConfigurationException(
                $"Pod {pod.Name} cannot listen on {pod.Ip}: {exception.Message}",
                "End the program that holds the port, or give the pod another port.",
                exception);
        }

        _app = app;
    }

    private WebApplication BuildApp()
    {
        var builder = EngineWeb.CreateBuilder(pod, engine.ServicePorts);
        builder.Services.AddSingleton(_state);
        engine.AddServices(builder);
        var app = builder.Build();
        app.UseMiddleware<ErrorResponder>();
        engine.Map(app);
        return app;
    }
}
