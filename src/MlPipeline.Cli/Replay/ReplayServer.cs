using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MlPipeline.Cli.Run;
using MlPipeline.Contracts.Sandbox;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Cli.Replay;

/// <summary>Serves the replay to one reader on this machine until it is told to end.</summary>
internal sealed class ReplayServer(ReplaySettings settings, SandboxHome home, TextWriter output, TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var library = new ReplayLibrary(settings.Folder);
        var labs = await library.LoadAsync(cancellationToken);
        await using var runs = new LiveRuns(new SandboxLauncher(home), home, settings.Student, time);
        await using var app = Build(library, runs, RandomNumberGenerator.GetHexString(32, lowercase: true), out var path);
        await StartAsync(app, cancellationToken);

        var address = app.Urls.First() + path;
        await output.WriteLineAsync(labs.Count == 1 ? $"Replaying {labs[0].Lab.Name}" : $"Replaying {labs.Count} labs of {settings.Folder}");
        await output.WriteLineAsync(address);
        await output.WriteLineAsync("Only this machine can open the address. Ctrl-C ends the replay.");
        if (settings.Open)
        {
            using var browser = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
        }

        await app.WaitForShutdownAsync(cancellationToken);
    }

    private WebApplication Build(ReplayLibrary library, LiveRuns runs, string token, out string path)
    {
        // Nothing of the machine's settings for other web servers applies here.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, settings.Port);
        });
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.Use(next => context => new ReplayGuard(token).InvokeAsync(context, next));
        app.Use(next => context => ReplayErrors.InvokeAsync(context, next));
        app.UseRouting();
        new ReplayPages(library, runs).Map(app);
        new RunEndpoints(library, runs).Map(app);
        app.UseEndpoints(_ => { });
        path = $"/{token}/";
        return app;
    }

    private async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw new RunException($"Port {settings.Port} cannot be listened on: {e.Message}", "Name another: --port 8090, or none for a free one.");
        }
    }
}
