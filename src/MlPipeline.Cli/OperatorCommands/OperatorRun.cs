using System.Text.Json;
using k8s;
using k8s.Autorest;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using MlPipeline.Operator.Hosting;

namespace MlPipeline.Cli.OperatorCommands;

/// <summary>Runs an operator until it is interrupted, and words what keeps it from running.</summary>
internal static class OperatorRun
{
    public static async Task<int> RunAsync(OperatorSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            var options = OperatorSettingsReader.ReadHost(settings);
            var config = OperatorSettingsReader.ReadClient(settings);
            using var client = new Kubernetes(config);
            using var loggers = CreateLoggers(settings);
            await RunAsync(new OperatorHost(client, options, TimeProvider.System, loggers), settings, config.Host, cancellationToken);
            return 0;
        }
        catch (OperatorCommandException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            await Console.Error.WriteLineAsync(exception.NextStep);
            return 1;
        }
    }

    private static async Task RunAsync(OperatorHost host, OperatorSettings settings, string server, CancellationToken cancellationToken)
    {
        try
        {
            await host.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Interrupted before it had begun.
        }
        catch (HttpOperationException exception)
        {
            throw new OperatorCommandException(
                $"The cluster at {server} refuses what the operator needs: {MessageOf(exception)}",
                "Use a kubeconfig whose user may administer the cluster.");
        }
        catch (HttpRequestException exception)
        {
            throw new OperatorCommandException(
                $"The cluster at {server} does not answer: {exception.Message}", "Check that it runs and that the kubeconfig is its own.");
        }
        catch (IOException exception)
        {
            throw new OperatorCommandException(
                $"The operator cannot listen on {settings.Listen}: {exception.Message}", "Choose another address or port with --listen.");
        }
    }

    private static string MessageOf(HttpOperationException exception)
    {
        try
        {
            using var status = JsonDocument.Parse(exception.Response.Content);
            return status.RootElement.GetProperty("message").GetString() ?? exception.Message;
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentNullException)
        {
            return exception.Message;
        }
    }

    private static ILoggerFactory CreateLoggers(OperatorSettings settings) => LoggerFactory.Create(logging =>
    {
        if (settings.Json)
        {
            logging.AddJsonConsole(console => Describe(console));
        }
        else
        {
            logging.AddSimpleConsole(console =>
            {
                Describe(console);
                console.SingleLine = true;
                console.ColorBehavior = LoggerColorBehavior.Disabled;
            });
        }

        logging
            .SetMinimumLevel(settings.Verbose ? LogLevel.Debug : LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System", LogLevel.Warning);
    });

    private static void Describe(ConsoleFormatterOptions console)
    {
        console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        console.UseUtcTimestamp = true;
    }
}
