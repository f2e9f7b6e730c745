using System.Text.Json;
using MlPipeline.Learning.Trips;

namespace MlPipeline.Learning;

/// <summary>Where the trips of a data folder came from; kept beside them as <c>source.json</c>.</summary>
public sealed record TripSource
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "source.json";

    /// <summary><see cref="Kind"/> of trips that the generator made up.</summary>
    public const string Generated = "generated";

    /// <summary><see cref="Kind"/> of trips that were imported from files.</summary>
    public const string Imported = "imported";

    /// <summary><see cref="Generated"/> or <see cref="Imported"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Rows of the trip file, damaged ones included.</summary>
    public required long Rows { get; init; }

    /// <summary>Seed of the generator, where it made the trips up.</summary>
    public int? Seed { get; init; }

    /// <summary>Folder the trips were imported from.</summary>
    public string? Folder { get; init; }

    /// <summary>Files the trips were imported from.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Looks up where the trips of a data folder came from.</summary>
    /// <param name="dataFolder">The folder.</param>
    /// <returns>The source, or null where the folder holds no complete data set.</returns>
    public static TripSource? Find(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), TripSourceJson.Default.TripSource);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} is damaged ({exception.Message}); delete it and make the data set again.", exception);
        }
    }
}
