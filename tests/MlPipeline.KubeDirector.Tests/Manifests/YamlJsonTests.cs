using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using MlPipeline.KubeDirector.Manifests;

namespace MlPipeline.KubeDirector.Tests.Manifests;

public sealed class YamlJsonTests
{
    private static readonly Gen<JsonNode?> Leaf = Gen.OneOf(
        Gen.String[Gen.Char[' ', '~'], 0, 12].Select(text => (JsonNode?)JsonValue.Create(text)),
        Gen.Long.Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
        Gen.Const((JsonNode?)null));

    private static readonly Gen<JsonNode?> Document = Gen.Recursive<JsonNode?>((depth, inner) => depth > 2
        ? Leaf
        : Gen.OneOf(
            Leaf,
            inner.Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
            Gen.Dictionary(Gen.String[Gen.Char['a', 'z'], 1, 6], inner)[0, 3].Select(pairs =>
                (JsonNode?)new JsonObject(pairs.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))))));

    [Fact]
    public void Json_reads_as_itself() => Document.Sample(document =>
    {
        var read = Assert.Single(YamlJson.ReadDocuments($"value: {document?.ToJsonString() ?? "null"}"));
        Assert.True(JsonNode.DeepEquals(document, read!["value"]), $"{document?.ToJsonString()} was read as {read["value"]?.ToJsonString()}");
    });

    [Theory]
    [InlineData("1", JsonValueKind.Number)]
    [InlineData("-1.5e3", JsonValueKind.Number)]
    [InlineData("\"1\"", JsonValueKind.String)]
    [InlineData("'true'", JsonValueKind.String)]
    [InlineData("true", JsonValueKind.True)]
    [InlineData("2Gi", JsonValueKind.String)]
    [InlineData("yes", JsonValueKind.String)]
    [InlineData("1.2.3", JsonValueKind.String)]
    [InlineData("!!str 7", JsonValueKind.String)]
    public void A_plain_word_has_the_kind_of_the_core_schema(string yaml, JsonValueKind kind) =>
        Assert.Equal(kind, Assert.Single(YamlJson.ReadDocuments($"value: {yaml}"))!["value"]!.GetValueKind());

    [Fact]
    public void Documents_anchors_and_merges_are_read()
    {
        var documents = YamlJson.ReadDocuments("base: &b {cpu: \"1\"}\nlimits:\n  <<: *b\n  memory: 2Gi\n---\n- a\n- b\n");

        Assert.Equal(2, documents.Count);
        Assert.Equal("""{"cpu":"1","memory":"2Gi"}""", Sorted(documents[0]!["limits"]!.AsObject()));
        Assert.Equal(2, documents[1]!.AsArray().Count);
    }

    [Theory]
    [InlineData("a:\n\tb: 1", "tab")]
    [InlineData("a:\n  b: 1\n c: 2\n", "line 3")]
    [InlineData("a: 1\nb: [1, 2\nc: 3", "bracket")]
    [InlineData("&a [*a]", "nested")]
    [InlineData("? [a]\n: 1", "key")]
    public void What_is_no_yaml_is_told(string yaml, string told)
    {
        var error = Assert.Throws<PipelineException>(() => YamlJson.ReadDocuments(yaml));

        Assert.Equal(PipelineFault.Rejected, error.Fault);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_breaks_the_reader() => Gen.Char["ab:-[]{}&*!?|>'\"\n #,1~<%@\\"].Array[0, 24].Sample(characters =>
    {
        try
        {
            YamlJson.ReadDocuments(new string(characters));
        }
        catch (PipelineException)
        {
            // Refusing is as good as reading; any other exception fails the test.
        }
    });

    private static string Sorted(JsonObject node) =>
        new JsonObject(node.OrderBy(pair => pair.Key).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))).ToJsonString();
}
