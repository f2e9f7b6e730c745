using System.CommandLine;
using MlPipeline.Kernel.Jupyter.Connection;

namespace MlPipeline.Cli.Jupyter;

/// <summary>Gives a command its action and words its failure: what is wrong and what to do, a line each.</summary>
internal static class JupyterAction
{
    public static void Set(Command command, Func<ParseResult, CancellationToken, Task> run) =>
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                await run(parsed, cancellationToken);
                return 0;
            }
            catch (Exception e) when (e is JupyterException or KernelStartException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return 1;
            }
        });
}
