using System.Net;
using Microsoft.Extensions.Logging.Console;
using MlPipeline.Contracts.Pods;

namespace MlPipeline.Engines.Hosting;

/// <summary>
/// Makes web applications that hold only what engines need: no configuration files (whoever starts an engine may stand in any folder),
/// no hosting conventions, one line of log per entry.
/// </summary>
internal static class EngineWeb
{
    private const long LargestBody = 64L << 20;

    internal static WebApplicationBuilder CreateBuilder(PodContext pod, IReadOnlyList<int> containerPorts)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "MlPipeline.Engines" });
        builder.Services.AddRoutingCore();
        Configure(builder.Logging);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            foreach (var port in containerPorts)
            {
                kestrel.Listen(IPAddress.Parse(pod.Ip), pod.ListenPort(port));
            }
        });
        return builder;
    }
    /// <summary>Loggers of the same form for what runs before and after the web application.</summary>
    internal static ILoggerFactory CreateLogging() => LoggerFactory.Create(Configure);

    private static void Configure(ILoggingBuilder logging)
    {
        logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            options.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Yarp", LogLevel.Warning);
    }
}
