using MlPipeline.Engines.Configuration;
using MlPipeline.Engines.Scoring;
using MlPipeline.Engines.Scripting;
using MlPipeline.Engines.Scripting.Guarding;
using MlPipeline.Learning;

namespace MlPipeline.Engines.Deployment;

/// <summary>Makes a registered model version ready to predict: loads, compiles, and predicts once before anybody waits for it.</summary>
internal sealed class ModelLoader(ScoringScripts scripts, ScriptLimits limits, TimeProvider time, ILogger<ModelLoader> logger)
{
    /// <exception cref="ConfigurationException">The version cannot be served.</exception>
    internal async Task<LoadedModel> LoadAsync(ModelRegistration registration, ModelFiles files, CancellationToken cancellation)
    {
        var model = LoadModel(registration, files);
        var script = files.Script.Length == 0 ? null : await CompileAsync(registration, files, model, cancellation);
        var loaded = new LoadedModel(
            registration, files, new ArgumentNames(model.Schema.Names), new SchemaScorer(model), script, time.GetUtcNow());
        await WarmUpAsync(loaded);
        return loaded;
    }

    private static TripDurationModel LoadModel(ModelRegistration registration, ModelFiles files)
    {
        try
        {
            return TripDurationModel.Load(files.Model);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            var reason = exception.Message.Replace(files.Model, registration.Path, StringComparison.Ordinal);
            throw new ConfigurationException(
                $"Model {registration} is not served: {reason}", "Train and save the model again, or register another file.", exception);
        }
    }

    private async Task<ScriptScorer> CompileAsync(
        ModelRegistration registration, ModelFiles files, TripDurationModel model, CancellationToken cancellation)
    {
        var fileName = Path.GetFileName(files.Script);
        try
        {
            var code = await File.ReadAllTextAsync(files.Script, cancellation);
            return new ScriptScorer(model, await scripts.CompileAsync(code, fileName, cancellation), fileName, limits, time);
        }
        catch (ScriptCompilationException exception)
        {
            throw new ConfigurationException(
                $"Model {registration} is not served: its scoring script does not compile: {exception.Diagnostics[0]}",
                $"Correct {registration.ScoringPath} and register the model again.",
                exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                $"Model {registration} is not served: its scoring script {registration.ScoringPath} cannot be read: {exception.Message}",
                "Make the file readable, or register another one.",
                exception);
        }
    }

    /// <summary>A script may well refuse these arguments, which are none of the real world: that is no fault of the model.</summary>
    private async Task WarmUpAsync(LoadedModel model)
    {
        var zeros = new ArgumentSet(model.Arguments, new double[model.Arguments.Count]);
        try
        {
            await model.Scorer(useScript: false).ScoreAsync(zeros);
            await model.Scorer(useScript: true).ScoreAsync(zeros);
        }
        catch (ScoringException exception)
        {
            logger.LogInformation("{Model} refuses arguments of zero: {Reason}", model.Registration, exception.Message);
        }
    }
}
