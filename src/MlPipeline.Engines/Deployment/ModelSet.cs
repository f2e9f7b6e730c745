using System.Globalization;
using MlPipeline.Contracts.Engines;
using MlPipeline.Engines.Hosting;

namespace MlPipeline.Engines.Deployment;

/// <summary>The model versions at one time: those served, those that cannot be, and the versions that are tried, by model.</summary>
internal sealed record ModelSet(
    IReadOnlyList<LoadedModel> Served, IReadOnlyList<FailedModel> Failed, IReadOnlyDictionary<string, CanarySplit> Canaries)
{
    private const string Latest = "latest";

    internal static ModelSet Empty { get; } = new([], [], new Dictionary<string, CanarySplit>());

    /// <summary>The model version that a request names.</summary>
    /// <exception cref="RequestException">There is none; the message says what there is.</exception>
    internal LoadedModel Find(string name, string version)
    {
        var versions = Served.Where(model => model.Registration.Name == name).ToList();
        var found = version == Latest
            ? FindLatest(versions, Canaries.GetValueOrDefault(name))
            : versions.Find(model => model.Registration.Version == version);
        return found ?? throw Explain(name, version);
    }

    internal IReadOnlyList<ServedModel> Describe() =>
    [
        .. Served.Select(model => Describe(model.Registration) with
        {
            Arguments = model.Arguments.All,
            ServedSince = model.ServedSince,
            Requests = model.Requests,
            CanaryPercent = CanaryPercent(model.Registration),
        }),
        .. Failed.Select(model => Describe(model.Registration) with { Error = model.Reason }),
    ];

    private static LoadedModel? FindLatest(IReadOnlyList<LoadedModel> versions, CanarySplit? canary)
    {
        var tried = versions.FirstOrDefault(model => model.Registration.Version == canary?.Version);
        return tried is not null && canary!.TakesNext()
            ? tried
            : versions.Where(model => model != tried).MaxBy(model => VersionOrder(model.Registration.Version));
    }

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

    /// <summary>Whether a version is one that is tried.</summary>
    internal bool IsCanary(ModelRegistration registration) => CanaryPercent(registration) is not null;

    private int? CanaryPercent(ModelRegistration registration) =>
        Canaries.TryGetValue(registration.Name, out var canary) && canary.Version == registration.Version ? canary.Percent : null;

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
