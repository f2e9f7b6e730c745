using System.CommandLine;
using System.Runtime.InteropServices;
using MlPipeline.Interactive;
using MlPipeline.Kernel.Jupyter;
using MlPipeline.Kernel.Jupyter.Connection;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Cli.Jupyter;

/// <summary><c>mlpipeline jupyter serve</c>: what Jupyter starts.</summary>
internal sealed class KernelServeCommand : Command
{
    private readonly Argument<string> _connectionFile = new("connection-file") { Description = "The file in which Jupyter says where to meet." };

    public KernelServeCommand()
        : base("serve", "Run the kernel; Jupyter does this.")
    {
        Arguments.Add(_connectionFile);
        JupyterAction.Set(this, (parsed, cancellationToken) => ServeAsync(parsed.GetRequiredValue(_connectionFile), cancellationToken));
    }

    private static async Task ServeAsync(string connectionFile, CancellationToken cancellationToken)
    {
        var log = Console.Error;
        var connection = await ConnectionFile.LoadAsync(connectionFile, cancellationToken);
        var options = new SessionOptions
        {
            Magics = MagicOptions.FromEnvironment() with { ToolPath = typeof(KernelServeCommand).Assembly.Location },
        };
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using (var kernel = new KernelServer(connection, options, log))
        {
            using var interrupts = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
            {
                signal.Cancel = true;
                kernel.Interrupt();
            });
            using var stops = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
            {
                signal.Cancel = true;
                ended.Cancel();
            });
            using var orphaned = FrontEndWatch.Start(ended.Cancel);
            await kernel.RunAsync(ended.Token);
        }

        KernelServer.CloseNetwork();

        // Threads that cells have started must not keep the process.
        Environment.Exit(0);
    }
}
