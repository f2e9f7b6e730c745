using System.Reflection;
using System.Runtime.Loader;
using MlPipeline.Learning.Tests.Support;

namespace MlPipeline.Learning.Tests.Models;

public sealed class ScoringFootprintTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    [Fact]
    public void Scoring_loads_neither_ML_NET_nor_a_native_library()
    {
        using var folder = new TempFolder();
        trained.Model.Save(folder["taxi.model"]);
        var context = new RecordingContext();
        var model = context.LoadFromAssemblyPath(typeof(TripDurationModel).Assembly.Location).GetType(typeof(TripDurationModel).FullName!)!;

        var loaded = model.GetMethod(nameof(TripDurationModel.Load))!.Invoke(null, [folder["taxi.model"]]);
        var ride = FeatureSchema.Workshop.Names.ToDictionary(name => name, _ => 1.0);
        var seconds = model.GetMethod(nameof(TripDurationModel.Predict), [typeof(IReadOnlyDictionary<string, double>)])!.Invoke(loaded, [ride]);

        Assert.Equal(trained.Model.Predict(ride), seconds);
        Assert.NotEmpty(context.Asked);
        Assert.DoesNotContain(context.Asked, name => name.StartsWith("Microsoft.ML", StringComparison.Ordinal));
        Assert.DoesNotContain(context.Asked, name => name.Contains("lightgbm", StringComparison.Ordinal));
    }

    /// <summary>Notes every assembly and library that code in it asks for.</summary>
    private sealed class RecordingContext() : AssemblyLoadContext(nameof(ScoringFootprintTests))
    {
        public List<string> Asked { get; } = [];

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Asked.Add(assemblyName.Name!);
            return null;
        }

        protected override nint LoadUnmanagedDll(string unmanagedDllName)
        {
            Asked.Add(unmanagedDllName);
            return 0;
        }
    }
}
