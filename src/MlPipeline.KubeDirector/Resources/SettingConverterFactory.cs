using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlPipeline.KubeDirector.Resources;

/// <summary>Makes the converters of <see cref="Setting{T}"/>.</summary>
internal sealed class SettingConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Setting<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(SettingConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
}
