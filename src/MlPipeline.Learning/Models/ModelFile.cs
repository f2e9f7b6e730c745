using System.IO.Compression;
using System.Text.Json;
using MlPipeline.Learning.Features;
using MlPipeline.Learning.Storage;

namespace MlPipeline.Learning.Models;

/// <summary>
/// The model file: a zip of <c>manifest.json</c>, <c>trees.txt</c> (LightGBM's own text, for other runtimes too) and
/// <c>SHA256SUMS</c>, which <c>sha256sum -c</c> understands.
/// </summary>
internal static class ModelFile
{
    private const string ManifestPart = "manifest.json";
    private const string TreesPart = "trees.txt";

    public static void Save(ModelContent content, string path)
    {
        var manifest = new ModelManifest
        {
            Format = ModelManifest.CurrentFormat,
            Features = new ModelManifest.FeaturePart(content.Schema.Name, content.Schema.Names),
            Preprocessing = new ModelManifest.PreprocessingPart(
                ModelManifest.StandardScaling,
                content.Scaler.Means,
                content.Scaler.Scales,
                content.Schema.Derivation.TakesPaces ? content.Paces.Zones : null),
            Model = content.Description,
        };
        var parts = new Dictionary<string, byte[]>
        {
            [ManifestPart] = JsonSerializer.SerializeToUtf8Bytes(manifest, ModelJson.Default.ModelManifest),
            [TreesPart] = content.TreesText,
        };
        AtomicFile.Write(path, stream => SealedArchive.Write(stream, parts, content.Description.Created));
    }

    public static TripDurationModel Load(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            var parts = SealedArchive.Read(stream, [ManifestPart, TreesPart]);
            var manifest = ReadManifest(parts[ManifestPart]);
            return new TripDurationModel(Content(manifest, parts[TreesPart]));
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException(
                $"The model file {path} cannot be used: {exception.Message} Train and save the model again, or copy the file anew.", exception);
        }
    }

    private static ModelManifest ReadManifest(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            RequireKnownFormat(document.RootElement);
            return document.Deserialize(ModelJson.Default.ModelManifest) ?? throw new InvalidDataException("Its manifest is empty.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"Its manifest is not understood: {exception.Message}", exception);
        }
    }

    // Before anything else is looked at: a later format may differ in every other respect.
    private static void RequireKnownFormat(JsonElement manifest)
    {
        var isKnown = manifest.ValueKind == JsonValueKind.Object
            && manifest.TryGetProperty("format", out var format)
            && format.ValueKind == JsonValueKind.Number
            && format.TryGetInt32(out var number)
            && number == ModelManifest.CurrentFormat;
        if (!isKnown)
        {
            throw new InvalidDataException(
                $"Its format is not {ModelManifest.CurrentFormat}, the one that this version understands; a newer version may.");
        }
    }

    private static ModelContent Content(ModelManifest manifest, byte[] trees)
    {
        var schema = FeatureSchema.All.FirstOrDefault(known => known.Name == manifest.Features.Name && known.Names.SequenceEqual(manifest.Features.Names))
            ?? throw new InvalidDataException(
                $"Its features '{manifest.Features.Name}' are not known; known are {string.Join("; ", FeatureSchema.All)}.");
        var width = schema.Derivation.Width;
        var preprocessing = manifest.Preprocessing;
        var isUsable = preprocessing.Kind == ModelManifest.StandardScaling
            && preprocessing.Means.Count == width
            && preprocessing.Scales.Count == width
            && preprocessing.Means.All(double.IsFinite)
            && preprocessing.Scales.All(scale => double.IsFinite(scale) && scale > 0)
            && HasPaces(preprocessing) == schema.Derivation.TakesPaces;
        return isUsable
            ? new ModelContent(schema, new ZonePaces(preprocessing.Paces ?? []), new StandardScaler(preprocessing.Means, preprocessing.Scales), trees, manifest.Model)
            : throw new InvalidDataException($"Its preprocessing '{preprocessing.Kind}' does not fit its {width} features.");
    }

    private static bool HasPaces(ModelManifest.PreprocessingPart preprocessing) =>
        preprocessing.Paces is { Count: > 0 } paces
        && paces.All(zone => double.IsFinite(zone.Latitude + zone.Longitude + zone.Start + zone.End))
        && paces.DistinctBy(zone => (zone.Latitude, zone.Longitude)).Count() == paces.Count;
}
