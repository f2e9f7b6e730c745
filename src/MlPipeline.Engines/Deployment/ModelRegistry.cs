using System.Text.Json;
using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.Contracts.Engines;
using MlPipeline.Contracts.KubeDirector;

namespace MlPipeline.Engines.Deployment;

/// <summary>What the connected ConfigMaps say is to be served.</summary>
/// <param name="Registrations">The versions, those that are tried among them.</param>
/// <param name="Canaries">The versions that are tried on a share of the requests, by model.</param>
/// <param name="Failed">Entries that cannot be read.</param>
internal sealed record ModelRegistry(
    IReadOnlyList<ModelRegistration> Registrations, IReadOnlyDictionary<string, CanarySplit> Canaries, IReadOnlyList<FailedModel> Failed)
{
    private const int All = 100;

    // Stands for the version of a canary that cannot be read.
    private const string Unreadable = "(canary)";

    internal static ModelRegistry Read(IEnumerable<ConnectedObject> configMaps)
    {
        var registrations = new List<ModelRegistration>();
        var canaries = new Dictionary<string, CanarySplit>();
        var failed = new List<FailedModel>();
        foreach (var configMap in configMaps)
        {
            var model = ModelRegistration.From(configMap);
            registrations.Add(model);
            if (configMap.Annotations?.GetValueOrDefault(ModelAnnotations.Canary) is not { } annotation)
            {
                continue;
            }

            if (ReadCanary(annotation) is { } canary)
            {
                registrations.Add(new ModelRegistration(model.Name, canary.Version, canary.Description, canary.Path, canary.ScoringPath));
                canaries[model.Name] = new CanarySplit(canary.Version, canary.Percent);
            }
            else
            {
                failed.Add(new FailedModel(
                    model with { Version = Unreadable },
                    $"The canary of model {model.Name} is not served: its annotation {ModelAnnotations.Canary} cannot be read.",
                    $"Set it with #!kd-register canary --model {model.Name}, or remove the annotation."));
            }
        }

        return new ModelRegistry(registrations, canaries, failed);
    }

    /// <summary>Whether an entry is one that is tried, and not the version in force.</summary>
    internal bool IsCanary(ModelRegistration registration) =>
        registration.Version == Unreadable || (Canaries.TryGetValue(registration.Name, out var canary) && canary.Version == registration.Version);

    private static CanaryRegistration? ReadCanary(string annotation)
    {
        try
        {
            var canary = JsonSerializer.Deserialize(annotation, EngineJson.Default.CanaryRegistration);
            return canary is { Version.Length: > 0, Path.Length: > 0, Percent: >= 0 and <= All }
                ? canary with { ScoringPath = canary.ScoringPath ?? "", Description = canary.Description ?? "" }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
