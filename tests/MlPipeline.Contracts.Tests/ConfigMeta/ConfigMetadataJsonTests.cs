using System.Text.Json;
using MlPipeline.Contracts.ConfigMeta;

namespace MlPipeline.Contracts.Tests.ConfigMeta;

public sealed class ConfigMetadataJsonTests
{
    [Fact]
    public void What_was_written_is_read_again()
    {
        var written = new ConfigMetadata
        {
            Cluster = new ClusterIdentity("c", false, "uid", new Dictionary<string, ReferenceKey> { ["1"] = new(["nodegroups", "1", "config_metadata"]) }),
            Node = new NodeIdentity { RoleId = "RESTServer", Id = "2" },
            Connections = new ConnectionSet { ConfigMaps = new Dictionary<string, IReadOnlyList<ConnectedObject>>() },
        };

        var read = ConfigMetadataJson.Read(ConfigMetadataJson.Write(written));

        Assert.Equal(("c", "RESTServer", "2"), (read.Cluster.Name, read.Node!.RoleId, read.Node.Id));
        Assert.Equal(["nodegroups", "1", "config_metadata"], read.Cluster.ConfigMetadata["1"].Path);
        Assert.Empty(read.Connections.ConfigMaps!);
        Assert.Null(read.Connections.Clusters);
    }

    [Fact]
    public void Angle_brackets_and_ampersands_are_escaped_as_KubeDirector_escapes_them()
    {
        var metadata = new ConfigMetadata { Cluster = new ClusterIdentity("a<b>&c", false, "", new Dictionary<string, ReferenceKey>()) };

        var text = System.Text.Encoding.UTF8.GetString(ConfigMetadataJson.Write(metadata));

        Assert.Contains("""a\u003cb\u003e\u0026c""", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"version\":")]
    public void What_is_no_such_document_is_refused(string json) =>
        Assert.Throws<JsonException>(() => ConfigMetadataJson.Read(System.Text.Encoding.UTF8.GetBytes(json)));
}
