using MlPipeline.Engines.Scoring;

namespace MlPipeline.Engines.Deployment;

/// <summary>A model version ready to predict.</summary>
internal sealed class LoadedModel(
    ModelRegistration registration, ModelFiles files, ArgumentNames arguments, IScorer schema, IScorer? script, DateTimeOffset since)
{
    private long _requests;

    internal ModelRegistration Registration { get; } = registration;

    /// <summary>Reads the requests for this version.</summary>
    internal PredictionReader Reader { get; } = new(arguments);

    internal ArgumentNames Arguments { get; } = arguments;

    internal DateTimeOffset ServedSince { get; } = since;

    /// <summary>How many requests it has been given.</summary>
    internal long Requests => Interlocked.Read(ref _requests);

    internal void CountRequest() => Interlocked.Increment(ref _requests);

    internal bool HasScript => script is not null;

    /// <summary>The script where the request wants it and there is one, else the model's own schema.</summary>
    internal IScorer Scorer(bool useScript) => useScript && script is not null ? script : schema;

    /// <summary>Whether it is still what the registry names, down to the files' content.</summary>
    internal bool Matches(ModelRegistration other, ModelFiles otherFiles) => Registration == other && files == otherFiles;
}
