using MlPipeline.Engines.Configuration;

namespace MlPipeline.Engines.Deployment;

/// <summary>The files of a model version as they lie on this machine.</summary>
/// <param name="Model">The model file.</param>
/// <param name="ModelStamp">Its stamp.</param>
/// <param name="Script">The scoring script, or an empty string where there is none.</param>
/// <param name="ScriptStamp">Its stamp.</param>
internal sealed record ModelFiles(string Model, FileStamp ModelStamp, string Script, FileStamp ScriptStamp)
{
    internal static ModelFiles Find(ModelRegistration registration, ContainerFiles files)
    {
        var model = Resolve(registration, registration.Path, "model file", files);
        if (registration.ScoringPath.Length == 0)
        {
            return new ModelFiles(model, FileStamp.Of(model), "", default);
        }

        var script = Resolve(registration, registration.ScoringPath, "scoring script", files);
        return new ModelFiles(model, FileStamp.Of(model), script, FileStamp.Of(script));
    }

    private static string Resolve(ModelRegistration registration, string path, string what, ContainerFiles files)
    {
        try
        {
            var hostPath = files.ToHost(path);
            return File.Exists(hostPath)
                ? hostPath
                : throw new ConfigurationException(
                    $"Model {registration} is not served: its {what} {path} does not exist.",
                    "Train and save the model, or correct the path in the model's registration.");
        }
        catch (ArgumentException exception)
        {
            throw new ConfigurationException(
                $"Model {registration} is not served: its {what} has no usable path: {exception.Message}",
                "Correct the path in the model's registration.",
                exception);
        }
    }
}
