namespace MlPipeline.Cli.Replay;

/// <summary>Addresses of the replay's pages.</summary>
internal static class Addresses
{
    public static string OfLab(string root, string key) => $"{root}/labs/{Uri.EscapeDataString(key)}";
}
