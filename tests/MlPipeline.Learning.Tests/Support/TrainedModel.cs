namespace MlPipeline.Learning.Tests.Support;

/// <summary>A small model that several tests look at; trained once per class.</summary>
public sealed class TrainedModel
{
    public TripSplit Trips { get; } = new TripGenerator { Seed = 7 }.Generate(6000).Split(test: 0.25, seed: 1);

    public TripDurationModel Model { get; }

    public TrainedModel() => Model = new LightGbmTrainer { Rounds = 40, NumLeaves = 15 }.Train(Trips.Train);
}
