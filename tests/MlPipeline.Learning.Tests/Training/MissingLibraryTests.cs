using System.Runtime.Loader;

namespace MlPipeline.Learning.Tests.Training;

public sealed class MissingLibraryTests
{
    [Fact]
    public void Without_LightGBMs_library_the_error_names_the_trainer_to_use_instead()
    {
        var learning = new ContextWithoutLightGbm().LoadFromAssemblyPath(typeof(LightGbmTrainer).Assembly.Location);
        dynamic generator = Activator.CreateInstance(learning.GetType(typeof(TripGenerator).FullName!)!)!;
        dynamic trainer = Activator.CreateInstance(learning.GetType(typeof(LightGbmTrainer).FullName!)!)!;

        Exception? exception = Record.Exception(() => trainer.Train(generator.Generate(100)));

        Assert.Equal(nameof(LightGbmUnavailableException), exception?.GetType().Name);
        Assert.Contains("Use FastTreeTrainer instead", exception!.Message, StringComparison.Ordinal);
        Assert.Contains("no such library here", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_LightGBMs_library_boosted_trees_come_from_FastTree()
    {
        var learning = new ContextWithoutLightGbm().LoadFromAssemblyPath(typeof(BoostedTreesTrainer).Assembly.Location);
        dynamic generator = Activator.CreateInstance(learning.GetType(typeof(TripGenerator).FullName!)!)!;
        dynamic trainer = Activator.CreateInstance(learning.GetType(typeof(BoostedTreesTrainer).FullName!)!)!;

        var model = trainer.Train(generator.Generate(2000));

        Assert.Equal("FastTree", (string)model.Description.Trainer.Name);
        Assert.Equal(100, (int)model.TreeCount);
    }

    private sealed class ContextWithoutLightGbm() : AssemblyLoadContext(nameof(MissingLibraryTests))
    {
        protected override nint LoadUnmanagedDll(string unmanagedDllName) => unmanagedDllName == "lib_lightgbm"
            ? throw new DllNotFoundException("no such library here")
            : base.LoadUnmanagedDll(unmanagedDllName);
    }
}
