using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json.Nodes;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Resources;
using MlPipeline.ApiServer.Responses;
using MlPipeline.ApiServer.Selectors;
using MlPipeline.ApiServer.Statuses;
using MlPipeline.ApiServer.Storage;
using MlPipeline.ApiServer.Tables;

namespace MlPipeline.ApiServer.Handlers;

/// <summary>The lines of one watch: changes as they look through its selector.</summary>
internal sealed class WatchStream(PipeWriter output, ResourceKind kind, ObjectSelector selector, TableView? table)
{
    public void Write(ReadOnlySpan<StoreEvent> changes)
    {
        foreach (var change in changes)
        {
            if (change.Object.Key.Resource == kind.StorageName)
            {
                Write(change);
            }
        }
    }

    public void WriteAdded(IEnumerable<StoredObject> values)
    {
        foreach (var value in values.Where(selector.Matches))
        {
            Write("ADDED"u8, value);
        }
    }

    public void WriteBookmark(long revision) =>
        ObjectResponses.WriteEvent(output, "BOOKMARK"u8, BookmarkObject(revision, endsBeginning: false));

    /// <summary>Says that all objects of the beginning have been shown.</summary>
    public void WriteInitialEnd(long revision) =>
        ObjectResponses.WriteEvent(output, "BOOKMARK"u8, BookmarkObject(revision, endsBeginning: true));

    public void WriteExpired(long asked, long oldest)
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"too old resource version: {asked} ({oldest})");
        ObjectResponses.WriteEvent(output, "ERROR"u8, ApiErrors.Expired(message).Status.ToJson().ToJsonString());
    }

    public async ValueTask FlushAsync(CancellationToken cancellationToken) => await output.FlushAsync(cancellationToken);

    /// <summary>An object that leaves the selection is shown as deleted, one that enters it as added.</summary>
    private void Write(StoreEvent change)
    {
        var shown = change.Kind != StoreEventKind.Deleted && selector.Matches(change.Object);
        var wasShown = change.Previous is { } previous && selector.Matches(previous);
        if (shown)
        {
            Write(wasShown ? "MODIFIED"u8 : "ADDED"u8, change.Object);
        }
        else if (wasShown)
        {
            var last = change.Kind == StoreEventKind.Deleted ? change.Object : change.Previous!.WithRevision(change.Revision);
            Write("DELETED"u8, last);
        }
    }

    private void Write(ReadOnlySpan<byte> type, StoredObject value)
    {
        if (table is null)
        {
            ObjectResponses.WriteEvent(output, kind, type, value);
        }
        else
        {
            ObjectResponses.WriteEvent(output, type, table.Show(value).ToJsonString());
        }
    }

    private string BookmarkObject(long revision, bool endsBeginning)
    {
        if (table is not null)
        {
            return table.Empty(revision).ToJsonString();
        }

        var metadata = new JsonObject
        {
            [ObjectFields.ResourceVersion] = revision.ToString(CultureInfo.InvariantCulture),
            [ObjectFields.CreationTimestamp] = null,
        };
        if (endsBeginning)
        {
            metadata[ObjectFields.Annotations] = new JsonObject { ["k8s.io/initial-events-end"] = "true" };
        }

        return new JsonObject
        {
            [ObjectFields.Kind] = kind.Kind,
            [ObjectFields.ApiVersion] = kind.ApiVersion,
            [ObjectFields.Metadata] = metadata,
        }.ToJsonString();
    }
}
