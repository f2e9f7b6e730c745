using MlPipeline.Engines.Configuration;

namespace MlPipeline.Engines.Deployment;

/// <summary>
/// Holds the model versions in force. A new set is made ready beside the old one and takes its place in one step; a request that has begun
/// ends with the version it began with.
/// </summary>
internal sealed class ModelServing(ModelLoader loader, ContainerFiles files)
{
    private volatile ModelSet _current = ModelSet.Empty;

    internal ModelSet Current => _current;

    /// <summary>Takes over the registry. Where a version cannot be served, its model goes on with the versions it had.</summary>
    internal async Task<IReadOnlyList<FailedModel>> TakeOverAsync(ModelRegistry registry, CancellationToken cancellation)
    {
        var before = _current;
        var served = new List<LoadedModel>();
        var failed = new List<FailedModel>(registry.Failed);
        foreach (var registration in registry.Registrations)
        {
            try
            {
                RequireComplete(registration, served);
                served.Add(await LoadAsync(registration, before, cancellation));
            }
            catch (ConfigurationException exception)
            {
                failed.Add(new FailedModel(registration, exception.Message, exception.NextStep));
            }
        }

        // What cannot be tried changes nothing for the version in force: no other one may answer in its place.
        var missing = failed.Select(model => model.Registration).Where(registration => !registry.IsCanary(registration)).ToList();
        served.AddRange(before.Served.Where(old =>
            missing.Exists(registration => registration.Name == old.Registration.Name)
            && !before.IsCanary(old.Registration)
            && !served.Exists(model => IsSameVersion(model.Registration, old.Registration))));
        _current = new ModelSet(served, failed, registry.Canaries);
        return failed;
    }

    private async Task<LoadedModel> LoadAsync(ModelRegistration registration, ModelSet before, CancellationToken cancellation)
    {
        var modelFiles = ModelFiles.Find(registration, files);
        return before.Served.FirstOrDefault(model => model.Matches(registration, modelFiles))
            ?? await loader.LoadAsync(registration, modelFiles, cancellation);
    }

    private static void RequireComplete(ModelRegistration registration, List<LoadedModel> served)
    {
        if (registration.FindMissingKey() is { } key)
        {
            throw new ConfigurationException(
                $"Model {registration} is not served: its registration has no '{key}'.", $"Add '{key}' to the data of the model's ConfigMap.");
        }

        if (served.Exists(model => IsSameVersion(model.Registration, registration)))
        {
            throw new ConfigurationException(
                $"Model {registration} is registered twice.", "Give one of the two ConfigMaps another name or version.");
        }
    }

    private static bool IsSameVersion(ModelRegistration one, ModelRegistration other) =>
        one.Name == other.Name && one.Version == other.Version;
}
