namespace MlPipeline.Operator;

/// <summary>What an operator is told at its start.</summary>
public sealed record OperatorOptions
{
    internal const string DefaultServiceType = "LoadBalancer";
    internal const string DefaultServiceDomain = ".svc.cluster.local";

    /// <summary>The operator's own namespace: kdapps of the <c>system</c> catalogue and the kdconfig live there.</summary>
    public required string Namespace { get; init; }

    /// <summary>How often every kdcluster is looked at although nothing seems to have changed.</summary>
    public TimeSpan Resync { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a running start script is asked after; nothing tells of its end.</summary>
    public TimeSpan SetupPoll { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a single access to a member may take.</summary>
    public TimeSpan MemberTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>DNS domain of services where the kdconfig names none, with its leading dot.</summary>
    public string ServiceDomain { get; init; } = DefaultServiceDomain;

    /// <summary>How many kdclusters are worked on at a time.</summary>
    public int Workers { get; init; } = 4;
}
