using System.Text.Json.Serialization;

namespace MlPipeline.Sandbox.Platform;

/// <summary>What the platform's gateway reads and writes.</summary>
[JsonSerializable(typeof(SessionRequest))]
[JsonSerializable(typeof(SessionDocument))]
[JsonSerializable(typeof(TenantListDocument))]
[JsonSerializable(typeof(PlatformConfigDocument))]
[JsonSerializable(typeof(PlatformError))]
[JsonSerializable(typeof(List<Session>))]
internal sealed partial class PlatformJson : JsonSerializerContext;
