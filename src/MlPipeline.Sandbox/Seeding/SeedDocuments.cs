using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace MlPipeline.Sandbox.Seeding;

/// <summary>Reads the objects that a new sandbox begins with.</summary>
internal static class SeedDocuments
{
    /// <summary>Reads them in the order in which they have to be made.</summary>
    public static IEnumerable<SeedDocument> Read()
    {
        var assembly = typeof(SeedDocuments).Assembly;
        var toJson = new SerializerBuilder().JsonCompatible().Build();
        var resources = assembly.GetManifestResourceNames().Where(name => name.EndsWith(".yaml", StringComparison.Ordinal));
        foreach (var resource in resources.Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            foreach (var document in Documents(reader))
            {
                yield return Describe(toJson.Serialize(document));
            }
        }
    }

    private static IEnumerable<object> Documents(TextReader reader)
    {
        var deserializer = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
        var parser = new Parser(reader);
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _))
        {
            yield return deserializer.Deserialize<object>(parser);
        }
    }

    private static SeedDocument Describe(string json)
    {
        var body = JsonNode.Parse(json)!;
        var apiVersion = (string)body["apiVersion"]!;
        var space = (string?)body["metadata"]!["namespace"];
        var root = apiVersion.Contains('/', StringComparison.Ordinal) ? $"/apis/{apiVersion}" : $"/api/{apiVersion}";
        var singular = ((string)body["kind"]!).ToLowerInvariant();
        var plural = singular.EndsWith('s') ? singular + "es" : singular + "s";
        return new SeedDocument(
            space is null ? $"{root}/{plural}" : $"{root}/namespaces/{space}/{plural}",
            (string)body["metadata"]!["name"]!,
            json);
    }
}
