namespace MlPipeline.Benchmarks.Labs;

/// <summary>A folder that is gone when the round is over.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mlpipeline-benchmark-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
