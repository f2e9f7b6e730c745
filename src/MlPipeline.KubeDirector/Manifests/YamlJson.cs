using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MlPipeline.KubeDirector.Manifests;

/// <summary>Reads YAML documents as JSON, and writes JSON as YAML, by the rules of YAML's core schema. JSON is YAML, so it reads JSON too.</summary>
internal static partial class YamlJson
{
    // Deeper than any manifest, and far from where reading would exhaust the stack; an alias inside its own anchor has no end.
    private const int MostLevels = 100;

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
            throw Invalid($"line {error.End.Line}: {error.Message.ReplaceLineEndings(" ")}", error);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // The parser trips over some texts, for example a bracket that is never closed, without a word on where.
            throw Invalid("a bracket or quote is not closed, or a line is indented wrongly.", error);
        }

        return [.. stream.Documents.Select(document => Read(document.RootNode, 0))];
    }

    /// <summary>Writes a document such that reading it gives the same again.</summary>
    public static string Write(JsonNode document)
    {
        var writer = new StringWriter();
        new YamlStream(new YamlDocument(Node(document))).Save(writer, assignAnchors: false);

        // The library ends a stream with the mark "..." that no kubeconfig has.
        return writer.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n').TrimEnd('.').TrimEnd('\n') + "\n";
    }

    private static YamlNode Node(JsonNode? value) => value switch
    {
        JsonObject map => new YamlMappingNode(map.Select(entry => KeyValuePair.Create<YamlNode, YamlNode>(Text(entry.Key), Node(entry.Value)))),
        JsonArray list => new YamlSequenceNode(list.Select(Node)),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => Text(text.GetValue<string>()),
        null => new YamlScalarNode("null"),
        _ => new YamlScalarNode(value.ToJsonString()),
    };

    /// <summary>Quotes every text that YAML 1.1, which other tools read, or YAML 1.2 could take for something else.</summary>
    private static YamlScalarNode Text(string text) =>
        new(text) { Style = PlainForm().IsMatch(text) && !OtherMeaning().IsMatch(text) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted };

    private static JsonNode? Read(YamlNode node, int level) => node switch
    {
        _ when level > MostLevels => throw Invalid($"line {node.Start.Line}: it is nested without end.", null),
        YamlMappingNode mapping => ReadMapping(mapping, level),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(child => Read(child, level + 1))]),
        YamlScalarNode scalar => ReadScalar(scalar),
        _ => throw Invalid($"line {node.Start.Line}: there is a {node.NodeType} in the place of a value.", null),
    };

    private static JsonObject ReadMapping(YamlMappingNode mapping, int level)
    {
        var result = new JsonObject();
        foreach (var (key, value) in mapping.Children)
        {
            var name = key as YamlScalarNode ?? throw Invalid($"line {key.Start.Line}: a key is no plain text.", null);
            result[name.Value ?? ""] = Read(value, level + 1);
        }

        return result;
    }

    private static PipelineException Invalid(string what, Exception? error) => new(
        PipelineFault.Rejected, $"The manifest is no valid YAML: {what}", "Check the indentation: blanks, no tabs, two for each level.", error);

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

    [GeneratedRegex(@"^[A-Za-z/](?:[A-Za-z0-9_./@-]|:(?=[A-Za-z0-9/]))*\z")]
    private static partial Regex PlainForm();

    [GeneratedRegex(@"^(?:y|n|yes|no|on|off|true|false|null)\z", RegexOptions.IgnoreCase)]
    private static partial Regex OtherMeaning();
}
