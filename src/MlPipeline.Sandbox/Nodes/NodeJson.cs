using System.Text.Json.Serialization;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>What the node agent keeps in files.</summary>
[JsonSerializable(typeof(PodProcessRecord))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class NodeJson : JsonSerializerContext;
