using MlPipeline.Engines.Configuration;

namespace MlPipeline.Engines.Hosting;

/// <summary>What one kind of engine adds to the host that all share.</summary>
internal interface IEngine : IAsyncDisposable
{
    /// <summary>Container ports to open once the engine is configured.</summary>
    IReadOnlyList<int> ServicePorts { get; }

    /// <summary>Adds what the engine's endpoints need.</summary>
    void AddServices(WebApplicationBuilder builder);

    /// <summary>Adds the engine's endpoints; runs once, after the first configuration was applied.</summary>
    void Map(WebApplication app);

    /// <summary>Takes over a configuration and returns a line that says what is in force now.</summary>
    /// <exception cref="ConfigurationException">
    /// The configuration, or a part of it, cannot be taken over; what was in force before stays.
    /// </exception>
    Task<string> ApplyAsync(MemberConfiguration configuration, CancellationToken cancellation);

    /// <summary>Ends long work, so that the requests which wait for it can come to their end.</summary>
    Task StopAsync() => Task.CompletedTask;
}
