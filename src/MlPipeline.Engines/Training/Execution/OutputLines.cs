using System.Text;

namespace MlPipeline.Engines.Training.Execution;

/// <summary>Cuts what a process prints into lines; a line without an end in sight is cut where it gets too long to hold.</summary>
internal static class OutputLines
{
    private const int LongestLine = 16 * 1024;

    internal static async Task ReadAsync(StreamReader reader, Action<string> take)
    {
        var buffer = new char[4096];
        var line = new StringBuilder();
        while (await reader.ReadAsync(buffer) is > 0 and var count)
        {
            foreach (var character in buffer.AsSpan(0, count))
            {
                if (character == '\n' || line.Length == LongestLine)
                {
                    take(line.ToString().TrimEnd('\r'));
                    line.Clear();
                }

                if (character != '\n')
                {
                    line.Append(character);
                }
            }
        }

        if (line.Length > 0)
        {
            take(line.ToString());
        }
    }
}
