using System.Net;
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
        builder.Logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            options.ColorBehavior = Microsoft.Extensions.Logging.Console.LoggerColorBehavior.Disabled;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Information);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Yarp", LogLevel.Warning);
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
}
