using System.Globalization;

namespace MlPipeline.ApiServer.Tests.Recordings;

/// <summary>Reads a file of recordings: those of its exchanges that show the whole answer.</summary>
internal static class RecordingFile
{
    private const string Title = "######## ";
    private const string Prompt = "$ ";
    private const string Whole = "$ curl -sS -i ";

    public static IEnumerable<RecordedExchange> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var (title, place, number) = ("", 0, Path.GetFileName(path)[..2]);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(Title, StringComparison.Ordinal))
            {
                (title, place) = (lines[i][Title.Length..], 0);
            }
            else if (lines[i].StartsWith(Prompt, StringComparison.Ordinal))
            {
                place++;
                if (IsWhole(lines[i]))
                {
                    yield return Parse($"{number} {title} {place}".Replace("  ", " ", StringComparison.Ordinal), lines, i);
                }
            }
        }
    }

    private static bool IsWhole(string line) =>
        line.StartsWith(Whole, StringComparison.Ordinal) && !line.Contains(" | ", StringComparison.Ordinal) && !line.Contains("http://", StringComparison.Ordinal);

    private static RecordedExchange Parse(string id, string[] lines, int start)
    {
        var head = start + 1;
        while (lines[head].Length > 0 && !lines[head].StartsWith("curl", StringComparison.Ordinal))
        {
            head++;
        }

        var headers = lines[(start + 1)..head];
        var body = lines.Skip(head + 1).TakeWhile((_, index) => index == 0 || !lines[head + index].Contains("[exit ", StringComparison.Ordinal)).ToList();
        var text = string.Join('\n', body);
        var end = text.LastIndexOf("[exit ", StringComparison.Ordinal);
        var type = headers.FirstOrDefault(line => line.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase))?.Split(':', 2)[1].Split(';')[0].Trim() ?? "";
        return new RecordedExchange(
            id,
            CurlCommand.Parse(lines[start][Prompt.Length..]),
            int.Parse(headers[0].Split(' ')[1], CultureInfo.InvariantCulture),
            type,
            end < 0 ? text : text[..end]);
    }
}
