using System.Text;

namespace MlPipeline.ApiServer.Tests.Recordings;

/// <summary>A command line of curl, as far as the recordings use it.</summary>
internal sealed record CurlCommand
{
    public required string Method { get; init; }

    public required Uri Url { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>What is sent: text, or <c>@file</c>.</summary>
    public string? Data { get; init; }

    public static CurlCommand Parse(string line)
    {
        var words = Split(line);
        var headers = new List<KeyValuePair<string, string>>();
        var (method, url, data) = ("", "", (string?)null);
        for (var i = 1; i < words.Count; i++)
        {
            switch (words[i])
            {
                case "-X":
                    method = words[++i];
                    break;
                case "-H":
                    var header = words[++i].Split(':', 2);
                    headers.Add(KeyValuePair.Create(header[0], header[1].Trim()));
                    break;
                case "-A":
                    headers.Add(KeyValuePair.Create("User-Agent", words[++i]));
                    break;
                case "-u":
                    headers.Add(KeyValuePair.Create("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(words[++i]))));
                    break;
                case "-d" or "--data" or "--data-binary":
                    data = words[++i];
                    break;
                case "--cacert" or "--cert" or "--key":
                    i++;
                    break;
                case var word when !word.StartsWith('-'):
                    url = word;
                    break;
            }
        }

        return new CurlCommand { Method = method.Length > 0 ? method : data is null ? "GET" : "POST", Url = new Uri(url), Headers = headers, Data = data };
    }

    /// <summary>Cuts a line into words as a shell does.</summary>
    private static List<string> Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var isWord = false;
        for (var i = 0; i < line.Length; i++)
        {
            var isEscaped = line[i] == '$' && i + 1 < line.Length && line[i + 1] == '\'';
            if (isEscaped || line[i] == '\'')
            {
                var begin = i + (isEscaped ? 2 : 1);
                i = line.IndexOf('\'', begin);
                var text = line[begin..i];
                word.Append(isEscaped ? text.Replace("\\n", "\n", StringComparison.Ordinal) : text);
                isWord = true;
            }
            else if (line[i] == ' ')
            {
                Flush();
            }
            else
            {
                word.Append(line[i]);
                isWord = true;
            }
        }

        Flush();
        return words;

        void Flush()
        {
            if (isWord)
            {
                words.Add(word.ToString());
            }

            word.Clear();
            isWord = false;
        }
    }
}
