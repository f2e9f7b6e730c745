using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MlPipeline.Engines.Notebook;

/// <summary>How Jupyter is started.</summary>
/// <param name="Program">The server's program.</param>
/// <param name="Address">Where it is to listen.</param>
/// <param name="Folder">Folder of notebooks.</param>
/// <param name="Variables">What goes into its environment.</param>
internal sealed record JupyterStart(string Program, IPEndPoint Address, string Folder, IReadOnlyList<KeyValuePair<string, string>> Variables)
{
    // Ends the server when this process is gone, however it ended: its end of the pipe is closed then, and nobody else holds it.
    private const string UntilInputEnds = "\"$@\" </dev/null & child=$!; (cat >/dev/null; kill $child) <&3 & wait $child";

    internal static IPEndPoint FreeAddress(IPAddress address)
    {
        using var probe = new TcpListener(address, port: 0);
        probe.Start();
        return (IPEndPoint)probe.LocalEndpoint;
    }

    internal Process Launch()
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? Program : "/bin/sh")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        string[] words = OperatingSystem.IsWindows() ? Options() : ["-c", $"exec 3<&0; {UntilInputEnds}", "jupyter", Program, .. Options()];
        Array.ForEach(words, start.ArgumentList.Add);
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new IOException($"{Program} could not be started.");
    }

    // The options of the classic notebook and of JupyterLab; each takes no notice of the other's.
    private string[] Options() =>
    [
        "--no-browser",
        "--allow-root",
        $"--ip={Address.Address}",
        string.Create(CultureInfo.InvariantCulture, $"--port={Address.Port}"),
        $"--notebook-dir={Folder}",
        "--NotebookApp.allow_remote_access=True",
        "--ServerApp.allow_remote_access=True",
    ];
}
