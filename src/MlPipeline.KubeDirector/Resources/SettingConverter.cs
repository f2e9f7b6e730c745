using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>Keeps a null that was written apart from a property that was not.</summary>
internal sealed class SettingConverter<T> : JsonConverter<Setting<T>>
    where T : class
{
    public override bool HandleNull => true;

    public override Setting<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<T>(ref reader, options));

    public override void Write(Utf8JsonWriter writer, Setting<T> value, JsonSerializerOptions options)
    {
        if (value.Value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            JsonSerializer.Serialize(writer, value.Value, options);
        }
    }
}
