namespace MlPipeline.Learning;

/// <summary>The features of a model: their names in the order in which the model takes them.</summary>
public sealed class FeatureSchema
{
    private readonly Dictionary<string, int> _places;

    internal FeatureSchema(string name, IReadOnlyList<string> names)
    {
        Name = name;
        Names = names;
        _places = names.Select((feature, place) => (feature, place)).ToDictionary(entry => entry.feature, entry => entry.place);
    }

    /// <summary>The workshop's fourteen features.</summary>
    public static FeatureSchema Workshop { get; } = new(
        "workshop",
        [
            "work", "start_latitude", "start_longitude", "end_latitude", "end_longitude", "distance", "weekday", "hour",
            "month_1", "month_2", "month_3", "month_4", "month_5", "month_6",
        ]);

    /// <summary>Name of the set of features.</summary>
    public string Name { get; }

    /// <summary>Names of the features, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many features there are.</summary>
    public int Count => Names.Count;

    private string WhatIsNeeded => $"Give a number for each of: {string.Join(", ", Names)}.";

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
}
