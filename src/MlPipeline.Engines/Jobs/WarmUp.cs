using MlPipeline.Learning;

namespace MlPipeline.Engines.Jobs;

/// <summary>
/// Does once, while the process waits for its job, what the job would otherwise wait for: trainer and compiler are loaded and made ready
/// for this machine. A job that comes meanwhile leaves out what has not been begun.
/// </summary>
internal sealed class WarmUp
{
    private const int Trips = 5000;

    // Like what will come, so that the parts of the compiler that it needs are ready.
    private const string Code =
        """
        var trips = TripReader.Read(Repository.Trips, ZoneTable.Read(Repository.Zones));
        var (train, test) = trips.Split(test: 0.2, seed: 42);
        var trainer = new BoostedTreesTrainer { Rounds = Parameter("rounds", 100), MaxDepth = Parameter("depth", 1) };
        var model = trainer.Train(train, (round, rounds) => Progress((double)round / rounds, $"round {round} of {rounds}"), Cancellation);
        Console.WriteLine($"{new[] { model.Evaluate(test) }.Select(each => each.Rmse).ToList()[0]:F3}");
        model.Save(Repository.Model("model"));
        Artifact(Repository.Model("model"));
        """;

    private volatile bool _isOver;

    /// <summary>Begins, on a thread of its own that does not keep the process alive.</summary>
    internal static WarmUp Start()
    {
        var warmUp = new WarmUp();
        new Thread(warmUp.Run) { IsBackground = true, Name = "warm-up" }.Start();
        return warmUp;
    }

    /// <summary>The job is there: what has not been begun is left out.</summary>
    internal void End() => _isOver = true;

    private void Run()
    {
        // What ran twice is compiled better than what ran once.
        foreach (var step in (Action[])[Compile, Train, Compile, Train])
        {
            if (_isOver)
            {
                return;
            }

            step();
        }
    }

    private static void Compile() => TrainingCompiler.Compile(Code, CancellationToken.None);

    private static void Train()
    {
        var folder = Directory.CreateTempSubdirectory("warm-up-");
        var file = Path.Combine(folder.FullName, "trips.csv");
        new TripGenerator().Write(file, Trips);
        var split = TripReader.Read(file).Split(test: 0.2, seed: 42);
        var model = new BoostedTreesTrainer { Rounds = 20 }.Train(split.Train);
        model.Evaluate(split.Test);
        model.Save(Path.Combine(folder.FullName, "trips.model"));
        folder.Delete(recursive: true);
    }
}
