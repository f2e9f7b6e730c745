using System.Text.Json;
using System.Text.Json.Serialization;
using MlPipeline.Contracts.KubeDirector;

namespace MlPipeline.Contracts.Engines;

/// <summary>
/// Reads and writes what engines speak, without reflection. A metric can be <c>NaN</c>, which JSON has no number for: it travels
/// as the string <c>"NaN"</c>.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(TrainRequest))]
[JsonSerializable(typeof(PredictRequest))]
[JsonSerializable(typeof(EngineRecord))]
[JsonSerializable(typeof(IReadOnlyList<EngineRecord>))]
[JsonSerializable(typeof(IReadOnlyList<ServedModel>))]
[JsonSerializable(typeof(EngineError))]
[JsonSerializable(typeof(JobEvent))]
[JsonSerializable(typeof(CanaryRegistration))]
[JsonSerializable(typeof(string))]
public sealed partial class EngineJson : JsonSerializerContext;
