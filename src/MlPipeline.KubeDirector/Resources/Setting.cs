using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>A property with three cases: absent, null, or given. The default value is the absent one.</summary>
/// <typeparam name="T">Type of the given value.</typeparam>
[JsonConverter(typeof(SettingConverterFactory))]
public readonly record struct Setting<T>
    where T : class
{
    /// <summary>Makes a property that is present.</summary>
    /// <param name="value">Its value, or null.</param>
    public Setting(T? value)
    {
        IsPresent = true;
        Value = value;
    }

    /// <summary>Whether the property is there, be it as null.</summary>
    public bool IsPresent { get; }

    /// <summary>The value; null where the property is null or absent.</summary>
    public T? Value { get; }
}
