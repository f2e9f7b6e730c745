using MlPipeline.Learning;

namespace MlPipeline.Engines.Tests.Deployment;

/// <summary>Two trained models that predict differently.</summary>
public sealed class ModelFixture : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("models-");

    public ModelFixture()
    {
        var trips = new TripGenerator { Seed = 7 }.Generate(1500);
        First = Train(trips, "first.model", rounds: 3);
        Second = Train(trips, "second.model", rounds: 30);
    }

    internal string First { get; }

    internal string Second { get; }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Train(TripSet trips, string name, int rounds)
    {
        var path = Path.Combine(_folder.FullName, name);
        new LightGbmTrainer { Rounds = rounds, MaxDepth = 2 }.Train(trips).Save(path);
        return path;
    }
}
