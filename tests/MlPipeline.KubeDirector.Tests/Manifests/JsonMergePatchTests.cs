using System.Text.Json.Nodes;
using MlPipeline.KubeDirector.Manifests;

namespace MlPipeline.KubeDirector.Tests.Manifests;

public sealed class JsonMergePatchTests
{
    [Theory]
    [InlineData("""{"a":1,"b":{"c":[1,2]}}""", """{"b":{"c":[1,2]}}""", true)]
    [InlineData("""{"a":1}""", """{"a":2}""", false)]
    [InlineData("""{"a":1}""", """{"b":null}""", true)]
    [InlineData("""{"a":1}""", """{"a":null}""", false)]
    [InlineData("""{"a":[1,{"x":1}]}""", """{"a":[1,{}]}""", false)]
    [InlineData("""{"a":1}""", """{"a":{"b":1}}""", false)]
    [InlineData("""{}""", """{}""", true)]
    public void A_patch_that_changes_nothing_is_known(string target, string patch, bool changesNothing) =>
        Assert.Equal(changesNothing, JsonMergePatch.ChangesNothing(JsonNode.Parse(target), JsonNode.Parse(patch)));
}
