using System.Runtime.CompilerServices;
using System.Text.Json;
using k8s;

namespace MlPipeline.KubeDirector.Connection;

/// <summary>
/// Follows one object by a watch on its name. Ends when the server ends the stream, when the stream breaks, or when the
/// resource version is too old: the caller reads the object again and watches on.
/// </summary>
internal static class ObjectWatch
{
    private const int ServerTimeoutSeconds = 240;

    public static async IAsyncEnumerable<WatchEvent<T>> FollowAsync<T>(
        ApiClient api,
        string collection,
        string name,
        string? resourceVersion,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var selector = Uri.EscapeDataString($"metadata.name={name}");
        var path = $"{collection}?watch=true&fieldSelector={selector}&timeoutSeconds={ServerTimeoutSeconds}"
            + (resourceVersion is { Length: > 0 } version ? $"&resourceVersion={version}" : "");
        using var reader = await api.OpenStreamAsync(path, cancellationToken).ConfigureAwait(false);
        while (await ReadLineAsync(reader, cancellationToken).ConfigureAwait(false) is { Length: > 0 } line)
        {
            using var change = JsonDocument.Parse(line);
            var kind = change.RootElement.GetProperty("type").GetString() ?? "";
            if (kind == "ERROR")
            {
                yield break;
            }

            if (kind != "BOOKMARK")
            {
                yield return new WatchEvent<T>(kind, KubernetesJson.Deserialize<T>(change.RootElement.GetProperty("object")));
            }
        }
    }

    /// <summary>The next line, or null where the connection broke off.</summary>
    private static async Task<string?> ReadLineAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            return null;
        }
    }
}
