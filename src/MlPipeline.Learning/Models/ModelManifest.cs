using MlPipeline.Learning.Features;

namespace MlPipeline.Learning.Models;

/// <summary><c>manifest.json</c> of a model file.</summary>
internal sealed record ModelManifest
{
    public const int CurrentFormat = 1;
    public const string StandardScaling = "standard-scaling";

    public required int Format { get; init; }

    public required FeaturePart Features { get; init; }

    public required PreprocessingPart Preprocessing { get; init; }

    public required ModelDescription Model { get; init; }

    internal sealed record FeaturePart(string Name, IReadOnlyList<string> Names);

    internal sealed record PreprocessingPart(
        string Kind, IReadOnlyList<double> Means, IReadOnlyList<double> Scales, IReadOnlyList<ZonePace>? Paces = null);
}
