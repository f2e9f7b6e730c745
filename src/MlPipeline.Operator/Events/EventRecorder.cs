using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Microsoft.Extensions.Logging;
using MlPipeline.Operator.Api;

namespace MlPipeline.Operator.Events;

/// <summary>
/// Writes events in the order in which they happen, off the reconcile's path. One that happens again raises the count of the
/// event there is, at most once a second: a wait that is looked at many times a second needs no write each time.
/// </summary>
internal sealed class EventRecorder(ResourceClient<Corev1Event> events, TimeProvider time, ILogger<EventRecorder> logger)
{
    private const string Component = "kubedirector";
    private const int MostRemembered = 4096;
    private const int MostWaiting = 10_000;
    private static readonly TimeSpan ShortestRepeat = TimeSpan.FromSeconds(1);

    private readonly Channel<PendingEvent> _pending =
        Channel.CreateBounded<PendingEvent>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    private readonly Dictionary<(string, string, string, string), RecordedEvent> _recorded = [];

    public void Normal(IKubernetesObject<V1ObjectMeta> regarding, string reason, string message) => Add(regarding, "Normal", reason, message);

    public void Warning(IKubernetesObject<V1ObjectMeta> regarding, string reason, string message) => Add(regarding, "Warning", reason, message);

    /// <summary>Writes until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var pending in _pending.Reader.ReadAllAsync(cancellationToken))
            {
                await WriteAsync(pending, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            logger.LogDebug("Events are no longer written");
        }
    }

    private void Add(IKubernetesObject<V1ObjectMeta> regarding, string type, string reason, string message)
    {
        var reference = new V1ObjectReference
        {
            ApiVersion = regarding.ApiVersion,
            Kind = regarding.Kind,
            Name = regarding.Metadata.Name,
            NamespaceProperty = regarding.Metadata.NamespaceProperty,
            Uid = regarding.Metadata.Uid,
            ResourceVersion = regarding.Metadata.ResourceVersion,
        };
        _pending.Writer.TryWrite(new PendingEvent(reference, type, reason, message, time.GetUtcNow().UtcDateTime));
    }

    private async Task WriteAsync(PendingEvent pending, CancellationToken cancellationToken)
    {
        try
        {
            if (_recorded.TryGetValue(pending.Identity, out var recorded))
            {
                await RepeatAsync(pending, recorded, cancellationToken);
            }
            else
            {
                await CreateAsync(pending, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is HttpOperationException or HttpRequestException or IOException)
        {
            // Events inform people; work must not depend on them.
            logger.LogWarning("Event '{Message}' on {Name} was not written: {Reason}", pending.Message, pending.Regarding.Name, exception.Message);
        }
    }

    private async Task CreateAsync(PendingEvent pending, CancellationToken cancellationToken)
    {
        var written = await events.CreateAsync(
            new Corev1Event
            {
                Metadata = new V1ObjectMeta { Name = NameOf(pending), NamespaceProperty = pending.Regarding.NamespaceProperty },
                InvolvedObject = pending.Regarding,
                Type = pending.Type,
                Reason = pending.Reason,
                Message = pending.Message,
                Source = new V1EventSource { Component = Component },
                ReportingComponent = Component,
                FirstTimestamp = WholeSeconds(pending.Time),
                LastTimestamp = WholeSeconds(pending.Time),
                Count = 1,
            },
            cancellationToken);
        if (_recorded.Count >= MostRemembered)
        {
            _recorded.Clear();
        }

        _recorded[pending.Identity] = new RecordedEvent(new ResourceKey(written.Metadata.NamespaceProperty, written.Metadata.Name), 1, pending.Time);
    }

    private async Task RepeatAsync(PendingEvent pending, RecordedEvent recorded, CancellationToken cancellationToken)
    {
        var repeated = recorded with { Count = recorded.Count + 1 };
        _recorded[pending.Identity] = repeated;
        if (pending.Time - recorded.Written < ShortestRepeat)
        {
            return;
        }

        _recorded[pending.Identity] = repeated with { Written = pending.Time };
        var patch = new JsonObject
        {
            ["count"] = repeated.Count,
            ["lastTimestamp"] = WholeSeconds(pending.Time).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        try
        {
            await events.MergeAsync(recorded.Key, patch, cancellationToken);
        }
        catch (HttpOperationException exception) when (exception.IsNotFound())
        {
            // Somebody removed the event, or it grew too old: it begins anew.
            await CreateAsync(pending, cancellationToken);
        }
    }

    private static string NameOf(PendingEvent pending) =>
        string.Create(CultureInfo.InvariantCulture, $"{pending.Regarding.Name}.{pending.Time.Ticks:x}{Random.Shared.Next(0x10000):x4}");

    private static DateTime WholeSeconds(DateTime moment) => new(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
}
