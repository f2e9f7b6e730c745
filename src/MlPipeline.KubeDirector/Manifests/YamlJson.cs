using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MlPipeline.KubeDirector.Manifests;

/// <summary>Reads YAML documents as JSON by the rules of YAML's core schema. JSON is YAML, so it reads JSON too.</summary>
internal static partial class YamlJson
{
    private const string IntegerTag = "tag:yaml.org,2002:int";
    private const string StringTag = "tag:yaml.org,2002:str";

    public static IReadOnlyList<JsonNode?> ReadDocuments(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new MergingParser(new Parser(new StringReader(text))));
        }
        catch (YamlException error)
        {
            throw new PipelineException(
                PipelineFault.Rejected,
                $"The manifest is no valid YAML: line {error.Start.Line}: {error.Message.ReplaceLineEndings(" ")}",
                "Check the indentation there: blanks, no tabs, two for each level.",
                error);
        }

        return [.. stream.Documents.Select(document => Read(document.RootNode))];
    }

    private static JsonNode? Read(YamlNode node) => node switch
    {
        YamlMappingNode mapping => ReadMapping(mapping),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Read)]),
        YamlScalarNode scalar => ReadScalar(scalar),
        _ => throw new PipelineException(PipelineFault.Rejected, $"The manifest has a {node.NodeType} at line {node.Start.Line}.", "Write the value itself there."),
    };

    private static JsonObject ReadMapping(YamlMappingNode mapping)
    {
        var result = new JsonObject();
        foreach (var (key, value) in mapping.Children)
        {
            result[((YamlScalarNode)key).Value ?? ""] = Read(value);
        }

        return result;
    }

    private static JsonValue? ReadScalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        var isPlain = scalar.Style is ScalarStyle.Plain or ScalarStyle.Any;
        var tag = scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific ? null : scalar.Tag.Value;
        if (tag == StringTag || (tag is null && !isPlain))
        {
            return JsonValue.Create(text);
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ => ReadNumber(text, tag) ?? JsonValue.Create(text),
        };
    }

    private static JsonValue? ReadNumber(string text, string? tag)
    {
        if ((tag == IntegerTag || IntegerForm().IsMatch(text)) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return JsonValue.Create(whole);
        }

        return FloatForm().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
            ? JsonValue.Create(real)
            : null;
    }

    [GeneratedRegex(@"^[-+]?[0-9]+\z")]
    private static partial Regex IntegerForm();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex FloatForm();
}
