using MlPipeline.Learning.Features;

namespace MlPipeline.Learning;

/// <summary>
/// What a model is asked with: the names of its values in the order in which it takes them. What its trees take is worked out from these
/// inside the model.
/// </summary>
public sealed class FeatureSchema
{
    private readonly Dictionary<string, int> _places;

    private FeatureSchema(string name, IReadOnlyList<string> names, FeatureDerivation derivation)
    {
        Name = name;
        Derivation = derivation;
        Names = names;
        _places = names.Select((feature, place) => (feature, place)).ToDictionary(entry => entry.feature, entry => entry.place);
    }

    /// <summary>The workshop's fourteen features.</summary>
    public static FeatureSchema Workshop { get; } = OfWorkshop(new WorkshopFeatures());

    /// <summary>
    /// Where and when to the minute: coordinates of both ends in degrees, <c>distance</c> in miles, <c>month</c> 1 to 12, <c>day</c> 1 to
    /// 31, <c>day_of_week</c> 0 (Sunday) to 6, <c>hour</c> 0 to 23, <c>minute</c> 0 to 59. The model works thirty features out from
    /// these.
    /// </summary>
    public static FeatureSchema Rich { get; } = new(
        "rich",
        ["start_latitude", "start_longitude", "end_latitude", "end_longitude", "distance", "month", "day", "day_of_week", "hour", "minute"],
        new RichFeatures());

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<FeatureSchema> All { get; } = [Workshop, Rich];

    /// <summary>Names of the features that the model's trees take, in order; for <see cref="Workshop"/> the same as <see cref="Names"/>.</summary>
    public IReadOnlyList<string> DerivedNames => Derivation.Names;

    internal FeatureDerivation Derivation { get; }

    /// <summary>Name of the set of features.</summary>
    public string Name { get; }

    /// <summary>Names of the features, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many features there are.</summary>
    public int Count => Names.Count;

    private string WhatIsNeeded => $"Give a number for each of: {string.Join(", ", Names)}.";

    /// <summary>The set of features of a name.</summary>
    /// <param name="name"><c>workshop</c> or <c>rich</c>.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static FeatureSchema Named(string name) => All.FirstOrDefault(schema => schema.Name == name)
        ?? throw new ArgumentException($"There are no features '{name}'; there are {string.Join(" and ", All.Select(schema => schema.Name))}.", nameof(name));

    /// <summary>Brings feature values in order.</summary>
    /// <param name="values">A finite number for every feature, and for nothing else.</param>
    /// <returns>The values in the order of <see cref="Names"/>.</returns>
    /// <exception cref="FeatureException">A feature is missing, unknown, or no finite number.</exception>
    public double[] Order(IReadOnlyDictionary<string, double> values)
    {
        var ordered = new double[Count];
        for (var place = 0; place < ordered.Length; place++)
        {
            ordered[place] = values.TryGetValue(Names[place], out var value)
                ? value
                : throw new FeatureException(Names[place], $"The feature '{Names[place]}' is missing. {WhatIsNeeded}");
        }

        var unknown = values.Keys.FirstOrDefault(name => !_places.ContainsKey(name));
        if (unknown is not null)
        {
            throw new FeatureException(unknown, $"The model has no feature '{unknown}'. {WhatIsNeeded}");
        }

        Check(ordered);
        return ordered;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {string.Join(", ", Names)}";

    /// <summary>Makes sure that values in order are as many as there are features, and finite.</summary>
    internal void Check(ReadOnlySpan<double> ordered)
    {
        if (ordered.Length != Count)
        {
            throw new FeatureException(null, $"The model takes {Count} values, not {ordered.Length}. {WhatIsNeeded}");
        }

        for (var place = 0; place < ordered.Length; place++)
        {
            if (!double.IsFinite(ordered[place]))
            {
                throw new FeatureException(Names[place], $"The feature '{Names[place]}' is no finite number. {WhatIsNeeded}");
            }
        }
    }

    private static FeatureSchema OfWorkshop(WorkshopFeatures features) => new("workshop", features.Names, features);
}
