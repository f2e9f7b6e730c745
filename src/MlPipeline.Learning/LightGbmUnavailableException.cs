namespace MlPipeline.Learning;

/// <summary>LightGBM's native library cannot be loaded on this machine.</summary>
public sealed class LightGbmUnavailableException : PlatformNotSupportedException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="reason">What the loader said.</param>
    public LightGbmUnavailableException(Exception reason)
        : base(
            "LightGBM's native library cannot be loaded here; it exists for x64, and on Linux it needs libgomp "
            + $"(package libgomp1 or libgomp). Use FastTreeTrainer instead, which needs neither. ({reason.Message.Split('\n')[0].Trim()})",
            reason)
    {
    }
}
