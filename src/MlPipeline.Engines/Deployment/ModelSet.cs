using System.Globalization;
using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.Deployment;

/// <summary>The model versions at one time: those served, and those that cannot be.</summary>
internal sealed record ModelSet(IReadOnlyList<LoadedModel> Served, IReadOnlyList<FailedModel> Failed)
{
    private const string Latest = "latest";

    internal static ModelSet Empty { get; } = new([], []);

    /// <summary>The model version that a request names.</summary>
    /// <exception cref="RequestException">There is none; the message says what there is.</exception>
    internal LoadedModel Find(string name, string version)
    {
        var versions = Served.Where(model => model.Registration.Name == name).ToList();
        var found = version == Latest
            ? versions.MaxBy(model => VersionOrder(model.Registration.Version))
            : versions.Find(model => model.Registration.Version == version);
        return found ?? throw Explain(name, version);
    }

    internal IReadOnlyList<ServedModel> Describe() =>
    [
        .. Served.Select(model => Describe(model.Registration) with { Arguments = model.ArgumentNames, ServedSince = model.ServedSince }),
        .. Failed.Select(model => Describe(model.Registration) with { Error = model.Reason }),
    ];

    private RequestException Explain(string name, string version)
    {
        var failure = Failed.FirstOrDefault(
            model => model.Registration.Name == name && (version == Latest || model.Registration.Version == version));
        if (failure is not null)
        {
            return new RequestException(StatusCodes.Status503ServiceUnavailable, failure.Reason, failure.NextStep);
        }

        var what = Served.Any(model => model.Registration.Name == name)
            ? $"Model '{name}' is not served in version '{version}'."
            : $"There is no model '{name}'.";
        var instead = Served.Count == 0
            ? "Register a model and connect it to the kdcluster."
            : $"Served are: {string.Join(", ", Served.Select(model => model.Registration))}.";
        return new RequestException(StatusCodes.Status404NotFound, what, instead);
    }

    /// <summary>Versions that are numbers by their value, and after all others.</summary>
    private static (decimal Number, string Text) VersionOrder(string version) =>
        (decimal.TryParse(version, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : decimal.MinValue, version);

    private static ServedModel Describe(ModelRegistration registration) => new()
    {
        Name = registration.Name,
        Version = registration.Version,
        Description = registration.Description,
        Path = registration.Path,
        ScoringPath = registration.ScoringPath,
    };
}
