using Microsoft.Extensions.Logging;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Sandbox.Hosting;

/// <summary>A part of the sandbox that runs in the background until the sandbox ends.</summary>
internal sealed class Component
{
    private readonly string _name;
    private readonly ILogger _logger;
    private volatile string _state = "running";

    private Component(string name, ILogger logger)
    {
        _name = name;
        _logger = logger;
    }

    /// <summary>Ends when the part has ended; never fails.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>How it is.</summary>
    public ComponentStatus Status => new(_name, _state, null);

    /// <summary>Starts a part.</summary>
    public static Component Start(string name, Func<CancellationToken, Task> run, ILogger logger, CancellationToken cancellationToken)
    {
        var component = new Component(name, logger);
        component.Completion = component.RunAsync(run, cancellationToken);
        return component;
    }

    private async Task RunAsync(Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(() => run(cancellationToken), CancellationToken.None);
            _state = "ended";
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _state = "ended";
        }
        catch (Exception exception)
        {
            _logger.LogCritical(exception, "The {Component} failed", _name);
            _state = $"failed: {exception.Message}";
        }
    }
}
