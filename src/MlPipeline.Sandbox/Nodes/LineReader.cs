using System.Text;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>Cuts a stream of text into lines of bounded length, so that a program that never ends its line cannot fill memory.</summary>
internal static class LineReader
{
    // The length at which container runtimes cut lines too.
    private const int LongestLine = 16 * 1024;

    /// <summary>Hands every line on until the stream ends.</summary>
    public static async Task ReadAsync(TextReader reader, Action<string> take)
    {
        var buffer = new char[4096];
        var line = new StringBuilder();
        int count;
        while ((count = await reader.ReadAsync(buffer)) > 0)
        {
            foreach (var character in buffer.AsSpan(0, count))
            {
                if (character == '\n' || line.Length == LongestLine)
                {
                    Emit();
                }

                if (character is not ('\n' or '\r'))
                {
                    line.Append(character);
                }
            }
        }

        if (line.Length > 0)
        {
            Emit();
        }

        void Emit()
        {
            take(line.ToString());
            line.Clear();
        }
    }
}
