using System.Diagnostics.CodeAnalysis;
using MlPipeline.Contracts.Engines;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>The images that the sandbox can run, and the engine that each of them is.</summary>
internal static class ImageCatalogue
{
    private static readonly Dictionary<string, string> Engines = new(StringComparer.Ordinal)
    {
        ["mlpipeline/load-balancer:1.0"] = EngineNames.LoadBalancer,
        ["mlpipeline/training-engine:1.0"] = EngineNames.TrainingEngine,
        ["mlpipeline/deployment-engine:1.0"] = EngineNames.DeploymentEngine,
        ["mlpipeline/notebook-server:1.0"] = EngineNames.NotebookServer,
    };

    /// <summary>Names of the images.</summary>
    public static IEnumerable<string> Images => Engines.Keys;

    /// <summary>Finds the engine of an image.</summary>
    public static bool TryGetEngine(string image, [MaybeNullWhen(false)] out string engine) => Engines.TryGetValue(image, out engine);
}
