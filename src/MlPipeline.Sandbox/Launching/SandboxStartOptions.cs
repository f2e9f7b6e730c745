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
}
