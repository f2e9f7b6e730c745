namespace MlPipeline.Sandbox.Home;

/// <summary>What a sandbox keeps from one start to the next so that addresses and data stay the same.</summary>
internal sealed record SandboxSettings
{
    /// <summary>Port of the platform's REST gateway, 0 until one is chosen.</summary>
    public int GatewayPort { get; init; }

    /// <summary>Port of the Kubernetes API, 0 until one is chosen.</summary>
    public int ApiServerPort { get; init; }

    /// <summary>Second octet of the pods' loopback addresses, so that sandboxes side by side do not share one; 0 until chosen.</summary>
    public int LoopbackOctet { get; init; }

    /// <summary>Folder with real trips, or null for generated ones.</summary>
    public string? DataFolder { get; init; }

    /// <summary>How many trips to generate.</summary>
    public int Rows { get; init; } = DefaultRows;

    /// <summary>What the trips in the share were made from, see <see cref="DataSource"/>; null while there are none.</summary>
    public string? SeededFrom { get; init; }

    /// <summary>Gateway port of each published service port, by <c>namespace/service:port</c>.</summary>
    public IReadOnlyDictionary<string, int> ServicePorts { get; init; } = new Dictionary<string, int>();

    /// <summary>The workshop's own number of trips.</summary>
    public const int DefaultRows = 375_000;

    /// <summary>Names what the trips are to be made from.</summary>
    public string DataSource() => DataFolder is null ? FormattableString.Invariant($"generated:{Rows}") : $"folder:{DataFolder}";
}
