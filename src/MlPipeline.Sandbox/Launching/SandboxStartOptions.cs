namespace MlPipeline.Sandbox.Launching;

/// <summary>How to start a sandbox. What is null stays as it was at the last start.</summary>
public sealed record SandboxStartOptions
{
    /// <summary>Folder with real trips to use instead of generated ones.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Generate this many trips.</summary>
    public int? Rows { get; init; }

    /// <summary>Port of the platform's REST gateway.</summary>
    public int? GatewayPort { get; init; }

    /// <summary>Port of the Kubernetes API.</summary>
    public int? ApiServerPort { get; init; }

    /// <summary>Whether to start without an operator, so that another one can look after the kdclusters. Good for this start only.</summary>
    public bool WithoutOperator { get; init; }
}
