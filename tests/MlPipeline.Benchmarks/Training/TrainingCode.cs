using MlPipeline.Learning;

namespace MlPipeline.Benchmarks.Training;

/// <summary>The same training as code of a job and as a call.</summary>
internal static class TrainingCode
{
    private const string Code =
        """
        var (train, test) = TripReader.Read(Repository.Trips).Split(test: 0.2, seed: 42);
        var model = new BoostedTreesTrainer { Rounds = 100, MaxDepth = 2 }.Train(train);
        Metric("rmse", model.Evaluate(test).Rmse);
        model.Save(Repository.Model("benchmark.model"));
        """;

    /// <summary>Code that no compiler has seen before.</summary>
    public static string New() => $"// {Guid.NewGuid():N}\n{Code}";

    public static void Call(string trips, string model)
    {
        var (train, test) = TripReader.Read(trips).Split(test: 0.2, seed: 42);
        var trained = new BoostedTreesTrainer { Rounds = 100, MaxDepth = 2 }.Train(train);
        trained.Evaluate(test);
        trained.Save(model);
    }
}
