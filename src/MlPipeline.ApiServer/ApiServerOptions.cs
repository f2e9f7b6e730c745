using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MlPipeline.ApiServer.Access;
using MlPipeline.ApiServer.Pods;

namespace MlPipeline.ApiServer;

/// <summary>What an API server needs to start.</summary>
public sealed record ApiServerOptions
{
    /// <summary>Certificate with private key that the server shows; its names must cover <see cref="Address"/>.</summary>
    public required X509Certificate2 Certificate { get; init; }

    /// <summary>File of the database; its folder must exist. One server at a time may use it.</summary>
    public required string DatabasePath { get; init; }

    /// <summary>Turns bearer tokens into users.</summary>
    public required ITokenAuthenticator TokenAuthenticator { get; init; }

    /// <summary>Source of <c>pods/log</c>; without one that subresource answers that logs are not available.</summary>
    public IPodLogSource? PodLogs { get; init; }

    /// <summary>Runner of <c>pods/exec</c>; without one that subresource answers that commands are not available.</summary>
    public IPodExec? PodExec { get; init; }

    /// <summary>Loopback address to listen on.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port to listen on, or 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>How many of the latest changes are kept so that a watch can resume.</summary>
    public int WatchWindow { get; init; } = 4096;

    /// <summary>Largest size of the database in bytes; a write beyond it is refused with status 507.</summary>
    public long DatabaseSizeLimit { get; init; } = 1L << 30;

    /// <summary>Where time is read.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where log entries go.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
