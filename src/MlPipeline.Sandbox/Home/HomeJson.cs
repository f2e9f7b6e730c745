using System.Text.Json.Serialization;
using MlPipeline.Contracts.Sandbox;

namespace MlPipeline.Sandbox.Home;

/// <summary>The JSON files of a sandbox's home.</summary>
[JsonSerializable(typeof(SandboxSettings))]
[JsonSerializable(typeof(SandboxDescriptor))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class HomeJson : JsonSerializerContext;
