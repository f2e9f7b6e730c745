namespace MlPipeline.Sandbox.Launching;

/// <summary>The trips in the tenant share.</summary>
/// <param name="State">One of the constants of this record.</param>
/// <param name="Source">What they are made from.</param>
/// <param name="Detail">The last thing heard of their making, or why it failed.</param>
public sealed record TripsStatus(string State, string Source, string Detail)
{
    /// <summary>They are being made.</summary>
    public const string Preparing = "preparing";

    /// <summary>They are there.</summary>
    public const string Present = "present";

    /// <summary>They could not be made.</summary>
    public const string Failed = "failed";
}
