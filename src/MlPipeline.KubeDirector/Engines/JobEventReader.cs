using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using MlPipeline.Contracts.Engines;

namespace MlPipeline.KubeDirector.Engines;

/// <summary>Reads job events from a stream of server-sent events.</summary>
internal static class JobEventReader
{
    public static async IAsyncEnumerable<JobEvent> ReadAsync(TextReader reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (line.Length == 0 && data.Length > 0)
            {
                yield return Read(data);
            }
            else if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                data.Append(data.Length > 0 ? "\n" : "").Append(line.AsSpan(line.StartsWith("data: ", StringComparison.Ordinal) ? 6 : 5));
            }
        }
    }

    private static JobEvent Read(StringBuilder data)
    {
        var json = data.ToString();
        data.Clear();
        return JsonSerializer.Deserialize<JobEvent>(json) ?? throw new JsonException("An event is null.");
    }
}
