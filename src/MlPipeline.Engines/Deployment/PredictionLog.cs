using MlPipeline.Contracts.Engines;

namespace MlPipeline.Engines.Deployment;

/// <summary>The last predictions; an older one makes room for a newer one.</summary>
internal sealed class PredictionLog
{
    private const int Capacity = 1000;

    private readonly EngineRecord?[] _records = new EngineRecord?[Capacity];
    private long _last;

    internal long NextId() => Interlocked.Increment(ref _last);

    internal void Add(EngineRecord record) => Volatile.Write(ref _records[record.Id % Capacity], record);

    internal EngineRecord? Find(long id) => Volatile.Read(ref _records[id % Capacity]) is { } record && record.Id == id ? record : null;

    internal IReadOnlyList<EngineRecord> List() => [.. _records.OfType<EngineRecord>().OrderBy(record => record.Id)];
}
