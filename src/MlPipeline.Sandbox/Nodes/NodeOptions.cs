namespace MlPipeline.Sandbox.Nodes;

/// <summary>Where the node agent works.</summary>
/// <param name="PodsFolder">Folder of namespaces and pods.</param>
/// <param name="Share">The tenant share.</param>
/// <param name="EndpointsFile">File that stands for cluster DNS.</param>
/// <param name="EnginesProgram">The engines' program.</param>
/// <param name="Notebooks">Folder of the labs, or null.</param>
/// <param name="Tool">The tool <c>mlpipeline.dll</c>, which has the kernel, or null where this is another program's sandbox.</param>
internal sealed record NodeOptions(string PodsFolder, string Share, string EndpointsFile, string EnginesProgram, string? Notebooks, string? Tool)
{
    /// <summary>Name of the one node.</summary>
    public const string NodeName = "mlpipeline-sandbox";

    /// <summary>Address of the one node.</summary>
    public const string NodeAddress = "127.0.0.1";
}
