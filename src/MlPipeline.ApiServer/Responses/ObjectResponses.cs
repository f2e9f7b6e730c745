using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using MlPipeline.ApiServer.Objects;
using MlPipeline.ApiServer.Requests;
using MlPipeline.ApiServer.Resources;

namespace MlPipeline.ApiServer.Responses;

/// <summary>Writes stored objects, lists of them and events about them, from their stored bytes.</summary>
internal static class ObjectResponses
{
    public static Task WriteAsync(ApiRequest request, HttpStatusCode code, StoredObject value)
    {
        if (IsStoredAs(request.Kind))
        {
            return JsonResponses.WriteAsync(request.Http, code, value.Body);
        }

        var buffer = new ArrayBufferWriter<byte>(value.Body.Length + 64);
        WriteObject(buffer, request.Kind, value);
        return JsonResponses.WriteAsync(request.Http, code, buffer.WrittenMemory);
    }

    public static async Task WriteListAsync(ApiRequest request, ObjectPage page)
    {
        JsonResponses.Begin(request.Http, HttpStatusCode.OK, RequestBody.Json);
        var output = request.Http.Response.BodyWriter;
        WriteListHeader(output, request.Kind, page);
        for (var i = 0; i < page.Items.Count; i++)
        {
            if (i > 0)
            {
                output.Write(","u8);
            }

            WriteListItem(output, request.Kind, page.Items[i]);
            if (output.UnflushedBytes > 1 << 16)
            {
                await output.FlushAsync(request.Aborted);
            }
        }

        output.Write("]}"u8);
        await output.FlushAsync(request.Aborted);
    }

    /// <summary>Writes one line of a watch.</summary>
    public static void WriteEvent(IBufferWriter<byte> output, ResourceKind kind, ReadOnlySpan<byte> type, StoredObject value)
    {
        output.Write("{\"type\":\""u8);
        output.Write(type);
        output.Write("\",\"object\":"u8);
        WriteObject(output, kind, value);
        output.Write("}\n"u8);
    }

    /// <summary>Writes one line of a watch that is not about a stored object.</summary>
    public static void WriteEvent(IBufferWriter<byte> output, ReadOnlySpan<byte> type, string json)
    {
        output.Write("{\"type\":\""u8);
        output.Write(type);
        output.Write("\",\"object\":"u8);
        output.Write(Encoding.UTF8.GetBytes(json));
        output.Write("}\n"u8);
    }

    private static void WriteListHeader(IBufferWriter<byte> output, ResourceKind kind, ObjectPage page)
    {
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        writer.WriteStartObject();
        writer.WriteString(ObjectFields.Kind, kind.EffectiveListKind);
        writer.WriteString(ObjectFields.ApiVersion, kind.ApiVersion);
        writer.WriteStartObject(ObjectFields.Metadata);
        writer.WriteString(ObjectFields.ResourceVersion, page.Revision.ToString(CultureInfo.InvariantCulture));
        if (page.Continue is not null)
        {
            writer.WriteString("continue", page.Continue);
        }

        if (page.Remaining is { } remaining)
        {
            writer.WriteNumber("remainingItemCount", remaining);
        }

        writer.WriteEndObject();
        writer.WritePropertyName("items");
        writer.Flush();
        output.Write("["u8);
    }

    /// <summary>Items of built-in lists carry neither version nor kind, as on a real server.</summary>
    private static void WriteListItem(IBufferWriter<byte> output, ResourceKind kind, StoredObject value)
    {
        if (kind.IsCustom || kind.StoredForm is not null)
        {
            WriteObject(output, kind, value);
            return;
        }

        output.Write("{"u8);
        output.Write(value.Body.AsSpan(value.MetadataOffset));
    }

    private static void WriteObject(IBufferWriter<byte> output, ResourceKind kind, StoredObject value)
    {
        if (IsStoredAs(kind))
        {
            output.Write(value.Body);
            return;
        }

        if (kind.StoredForm is { } form)
        {
            output.Write(Encoding.UTF8.GetBytes(JsonResponses.Text(form.FromStored(value.Parse()))));
            return;
        }

        output.Write(Encoding.UTF8.GetBytes($"{{\"apiVersion\":\"{kind.ApiVersion}\",\"kind\":\"{kind.Kind}\","));
        output.Write(value.Body.AsSpan(value.MetadataOffset));
    }

    private static bool IsStoredAs(ResourceKind kind) => kind.StoredForm is null && (kind.StorageVersion is null || kind.StorageVersion == kind.Version);
}
