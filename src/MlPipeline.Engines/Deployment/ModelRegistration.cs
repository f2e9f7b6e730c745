using MlPipeline.Contracts.ConfigMeta;
using MlPipeline.Contracts.KubeDirector;

namespace MlPipeline.Engines.Deployment;

/// <summary>One entry of the model registry.</summary>
/// <param name="Name">Name under which the model is served.</param>
/// <param name="Version">Version under which it is served.</param>
/// <param name="Description">Free text.</param>
/// <param name="Path">The model file, as the container knows it.</param>
/// <param name="ScoringPath">The scoring script, or an empty string where there is none.</param>
internal sealed record ModelRegistration(string Name, string Version, string Description, string Path, string ScoringPath)
{
    internal static ModelRegistration From(ConnectedObject configMap)
    {
        var data = configMap.Data ?? new Dictionary<string, string>();
        string Value(string key) => data.GetValueOrDefault(key) ?? "";
        var name = Value(ModelRegistryKeys.Name);
        return new ModelRegistration(
            name.Length > 0 ? name : configMap.Metadata.GetValueOrDefault("name") ?? "",
            Value(ModelRegistryKeys.Version),
            Value(ModelRegistryKeys.Description),
            Value(ModelRegistryKeys.Path),
            Value(ModelRegistryKeys.ScoringPath));
    }

    internal string? FindMissingKey() =>
        Name.Length == 0 ? ModelRegistryKeys.Name
        : Version.Length == 0 ? ModelRegistryKeys.Version
        : Path.Length == 0 ? ModelRegistryKeys.Path
        : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Name} version {Version}";
}
