namespace MlPipeline.Sandbox.Launching;

/// <summary>Checks what a user asked for before anything is started.</summary>
internal static class StartOptionsCheck
{
    private const int LargestPort = 65535;

    /// <summary>Returns the options with absolute paths.</summary>
    public static SandboxStartOptions Check(SandboxStartOptions options)
    {
        CheckPort(options.GatewayPort, "--gateway-port");
        CheckPort(options.ApiServerPort, "--api-port");
        if (options.Rows is < 1)
        {
            throw new SandboxException($"--rows is {options.Rows}.", "Give the number of trips to generate, 1 or more.");
        }

        if (options.DataFolder is not { } folder)
        {
            return options;
        }

        if (options.Rows is not null)
        {
            throw new SandboxException("--data and --rows exclude one another.", "Give --data for real trips, or --rows for generated ones.");
        }

        var full = Path.GetFullPath(folder);
        return Directory.Exists(full)
            ? options with { DataFolder = full }
            : throw new SandboxException($"There is no folder {full}.", "Give --data a folder with trip records as CSV files.");
    }

    private static void CheckPort(int? port, string option)
    {
        if (port is < 1 or > LargestPort)
        {
            throw new SandboxException($"{option} is {port}.", $"Give a port from 1 to {LargestPort}.");
        }
    }
}
