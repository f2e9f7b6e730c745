using System.Globalization;
using MlPipeline.Contracts.Engines;

namespace MlPipeline.Engines.Jobs;

/// <summary>What training code sees: who asked for what, the central repository, and the ways to report.</summary>
public sealed class TrainingJob
{
    private readonly JobChannel _channel;

    internal TrainingJob(TrainRequest request, TrainingRepository repository, JobChannel channel, CancellationToken cancellation)
    {
        _channel = channel;
        User = request.User ?? "";
        Name = request.Name ?? "";
        Parameters = request.Parameters ?? new Dictionary<string, string>();
        Repository = repository;
        Cancellation = cancellation;
    }

    /// <summary>Who submitted the job.</summary>
    public string User { get; }

    /// <summary>What the user calls the job.</summary>
    public string Name { get; }

    /// <summary>The values that came with the job, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>The central repository of data, models and code.</summary>
    public TrainingRepository Repository { get; }

    /// <summary>Signalled when the job is to end early.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>A value that came with the job.</summary>
    /// <typeparam name="T">Type of the value: a number, a text, a date.</typeparam>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="fallback">What holds where the job came without it.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">The value is no <typeparamref name="T"/>.</exception>
    public T Parameter<T>(string name, T fallback)
        where T : IParsable<T>
    {
        if (!Parameters.TryGetValue(name, out var text))
        {
            return fallback;
        }

        return T.TryParse(text, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new ArgumentException($"Parameter '{name}' is '{text}', which is no {typeof(T).Name}.", nameof(name));
    }

    /// <summary>Tells how far the job is.</summary>
    /// <param name="fraction">Share of the work done, 0 to 1.</param>
    /// <param name="text">What is being done.</param>
    public void Progress(double fraction, string text = "") =>
        _channel.Send(new JobEvent(JobEvent.Progress, text, Math.Clamp(fraction, 0, 1)));

    /// <summary>Reports a number; the last one of a name counts.</summary>
    /// <param name="name">What the number is.</param>
    /// <param name="value">The number.</param>
    public void Metric(string name, double value) => _channel.Send(new JobEvent(JobEvent.Metric, name, value));

    /// <summary>Reports a file that the job made.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public void Artifact(string path) => _channel.Send(new JobEvent(JobEvent.Artifact, Repository.NameInContainer(path)));
}
