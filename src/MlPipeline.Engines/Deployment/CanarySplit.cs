namespace MlPipeline.Engines.Deployment;

/// <summary>
/// Sends a share of the requests for a model's latest version to another version. It counts rather than throws dice: of any
/// hundred requests in a row exactly as many go there as the registry says.
/// </summary>
/// <param name="version">The version that is tried.</param>
/// <param name="percent">Share of the requests, 0 to 100.</param>
internal sealed class CanarySplit(string version, int percent)
{
    private long _requests;

    internal string Version { get; } = version;

    internal int Percent { get; } = percent;

    /// <summary>Whether the request that asks is one of the share.</summary>
    internal bool TakesNext()
    {
        var number = Interlocked.Increment(ref _requests);
        return number * Percent / 100 > (number - 1) * Percent / 100;
    }
}
