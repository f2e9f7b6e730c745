using System.Net;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;
using MlPipeline.Contracts.Pods;
using MlPipeline.Engines.Configuration;
using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.Notebook;

/// <summary>The notebook cluster's one member: the real Jupyter where this machine has it, else pages that show the labs.</summary>
internal sealed class NotebookServer : IEngine
{
    private readonly PodContext _pod;
    private readonly JupyterSettings _settings;
    private readonly NotebookFolder _folder = new(Environment.GetEnvironmentVariable(EngineControl.NotebooksVariable));
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
    });

    private readonly JupyterServer? _jupyter;

    public NotebookServer(PodContext pod)
    {
        _pod = pod;
        _settings = new JupyterSettings(pod);
        _jupyter = JupyterProgram.Find() is { } program ? new JupyterServer(program, _settings, _folder, pod, _client) : null;
    }

    public IReadOnlyList<int> ServicePorts { get; } = [EngineServices.NotebookPort];

    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_pod);
        builder.Services.AddHttpForwarder();
    }

    public void Map(WebApplication app)
    {
        app.UseMiddleware<BrowserSignIn>();
        app.UseMiddleware<TokenGuard>();
        app.UseRouting();
        app.MapGet(TokenGuard.HealthPath, (RequestDelegate)(context => context.Response.WriteAsync("ok\n")));
        if (_jupyter is null)
        {
            new NotebookPages(_folder, app.Services.GetRequiredService<ConfigurationState>(), _pod.Name).Map(app);
            return;
        }

        var proxy = ActivatorUtilities.CreateInstance<JupyterProxy>(app.Services, _jupyter, _client);
        app.Map("/{**path}", (RequestDelegate)proxy.ForwardAsync);
    }

    public async Task<string> ApplyAsync(MemberConfiguration configuration, CancellationToken cancellation)
    {
        await WriteKubeconfigAsync(NotebookUser.Of(configuration).Kubeconfig, cancellation);
        var clusters = configuration.Metadata.Connections.Clusters?.Keys ?? [];
        var shows = _jupyter is null ? $"shows {_folder.Notebooks.Count} notebook(s)" : "opens Jupyter";
        return $"{shows}; connected to: {string.Join(", ", clusters)}";
    }

    public async ValueTask DisposeAsync()
    {
        if (_jupyter is not null)
        {
            await _jupyter.DisposeAsync();
        }

        _client.Dispose();
    }

    private async Task WriteKubeconfigAsync(byte[]? kubeconfig, CancellationToken cancellation)
    {
        var file = _settings.KubeconfigFile;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (kubeconfig is null)
        {
            File.Delete(file);
            return;
        }

        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var stream = new FileStream(file, options);
        await stream.WriteAsync(kubeconfig, cancellation);
    }
}
