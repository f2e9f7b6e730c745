using System.Globalization;
using System.Text;
using System.Text.Json;
using MlPipeline.Contracts.Engines;

namespace MlPipeline.Sandbox.Networking;

/// <summary>Answers a request to a service without a pod that takes it.</summary>
internal static class Unavailable
{
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(2);

    /// <summary>Answers 503 and lets the client finish.</summary>
    public static async Task AnswerAsync(Stream client, string service, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new EngineError($"No pod behind the service {service} takes requests.", "Wait until its kdcluster is configured, then try again."),
            EngineJson.Default.EngineError);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n"
                + $"Retry-After: 1\r\nConnection: close\r\n\r\n");
        await client.WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken);
        await client.WriteAsync(body, cancellationToken);
        await client.FlushAsync(cancellationToken);
        await DrainAsync(client, cancellationToken);
    }

    // A connection closed on unread bytes is reset, and the client may lose the answer.
    private static async Task DrainAsync(Stream client, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(DrainPatience);
        var buffer = new byte[4096];
        while (await client.ReadAsync(buffer, patience.Token) > 0)
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }
}
