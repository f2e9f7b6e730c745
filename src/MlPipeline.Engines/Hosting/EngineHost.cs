using MlPipeline.Contracts.Pods;

namespace MlPipeline.Engines.Hosting;

/// <summary>Runs an engine: its control port from the start, its service ports from its first configuration until it is told to end.</summary>
internal static class EngineHost
{
    private const int Success = 0;
    private const int Failure = 1;

    internal static async Task<int> RunAsync(Func<PodContext, IEngine> create, PodContext pod)
    {
        IEngine created;
        try
        {
            created = create(pod);
        }
        catch (FormatException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Failure;
        }

        await using var engine = created;
        await using var service = new ServiceHost(engine, pod);
        await using var control = ControlServer.Build(service, pod);
        try
        {
            await control.StartAsync();
        }
        catch (IOException exception)
        {
            await Console.Error.WriteLineAsync($"The control port of pod {pod.Name} cannot be opened: {exception.Message}");
            return Failure;
        }

        await KeptSetup.ResumeAsync(service, pod);
        using var watchdog = ParentWatchdog.Start(control.Lifetime.StopApplication);
        await control.WaitForShutdownAsync();
        await service.StopAsync();
        return Success;
    }
}
