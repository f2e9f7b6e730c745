using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlPipeline.ApiServer.Tests.Recordings;

/// <summary>
/// Sends recorded requests to a server of today. What a recorded answer gave away and a later request uses (identities, revisions, tokens
/// of pages, names that were made up) is replaced by what this server gave away.
/// </summary>
internal sealed class RecordingReplay(HttpClient http, string folder)
{
    private readonly SortedDictionary<long, long> _revisions = [];
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    /// <summary>Sends a request, and tells how its answer differs from the recorded one, or null.</summary>
    public async Task<string?> ReplayAsync(RecordedExchange recorded, CancellationToken cancellationToken)
    {
        foreach (var step in UnrecordedSteps.Before(recorded.Id))
        {
            await TakeAsync(step.Method, step.Path, step.Type, step.Body, cancellationToken);
        }

        using var request = Request(recorded);
        using var response = await http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        Learn(recorded.Answer, text);
        var (status, type) = ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "");
        if (status != recorded.Status || type != recorded.ContentType)
        {
            return $"{recorded.Status} {recorded.ContentType} became {status} {type}: {AnswerDocument.Normalize(type, text)}";
        }

        var (then, now) = (AnswerDocument.Normalize(type, recorded.Answer), AnswerDocument.Normalize(type, text));
        return then == now ? null : $"then {then}\n      now {now}";
    }

    private async Task TakeAsync(string method, string path, string type, string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", RecordedTokens.Admin);
        if (body.Length > 0)
        {
            request.Content = new StringContent(body, Encoding.UTF8, type);
        }

        using var response = await http.SendAsync(request, cancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    private HttpRequestMessage Request(RecordedExchange recorded)
    {
        var command = recorded.Command;
        var request = new HttpRequestMessage(new HttpMethod(command.Method), Translate(command.Url.PathAndQuery));
        if (DataOf(recorded) is { } data)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Translate(data)));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        }

        foreach (var (name, value) in command.Headers)
        {
            if (name == "Content-Type")
            {
                request.Content ??= new ByteArrayContent([]);
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (request.Headers.UserAgent.Count == 0)
        {
            request.Headers.TryAddWithoutValidation("User-Agent", "curl/7.88.1");
        }

        return request;
    }

    private string? DataOf(RecordedExchange recorded) =>
        LostBodies.Find(recorded.Id) ?? (recorded.Command.Data is ['@', .. var file] ? File.ReadAllText(Path.Combine(folder, file)) : recorded.Command.Data);

    private string Translate(string text)
    {
        foreach (var (then, now) in _words)
        {
            text = text.Replace(then, now, StringComparison.Ordinal);
        }

        // What a watch shows is there at once; nothing is gained by waiting for its end as long as they did.
        text = System.Text.RegularExpressions.Regex.Replace(text, @"(timeoutSeconds=)\d+", "${1}1");
        return System.Text.RegularExpressions.Regex.Replace(
            text, """(resourceVersion"?[=:]\s?"?)(\d{3})(?!\d)""", match => match.Groups[1].Value + Revision(long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)));
    }

    /// <summary>The revision this server had when the other one had that one.</summary>
    private string Revision(long then) =>
        _revisions.Where(entry => entry.Key <= then).Select(entry => entry.Value).LastOrDefault(then).ToString(CultureInfo.InvariantCulture);

    private void Learn(string then, string now)
    {
        try
        {
            if (JsonNode.Parse(then) is JsonObject before && JsonNode.Parse(now) is JsonObject after && (before["metadata"], after["metadata"]) is (JsonObject old, JsonObject current))
            {
                Learn(old, current);
            }
        }
        catch (JsonException)
        {
            // A stream or a text gives nothing away that is used later.
        }
    }

    private void Learn(JsonObject then, JsonObject now)
    {
        foreach (var field in new[] { "uid", "name", "continue" })
        {
            if ((string?)then[field] is { Length: > 0 } old && (string?)now[field] is { Length: > 0 } current && old != current)
            {
                _words[old] = current;
            }
        }

        if (long.TryParse((string?)then["resourceVersion"], out var before) && long.TryParse((string?)now["resourceVersion"], out var after))
        {
            _revisions[before] = after;
        }
    }
}
