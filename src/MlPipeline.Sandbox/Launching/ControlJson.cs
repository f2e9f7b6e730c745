using System.Text.Json.Serialization;

namespace MlPipeline.Sandbox.Launching;

/// <summary>What a command and the running process say to one another.</summary>
[JsonSerializable(typeof(SandboxStatus))]
[JsonSerializable(typeof(TripsRequest))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ControlJson : JsonSerializerContext;
