using System.Text;

namespace MlPipeline.Operator.Members;

/// <summary>Cuts the output of a start script to what the status may hold.</summary>
internal static class LogTail
{
    public const int DefaultSize = 256;

    /// <summary>The end of a text, from the start of a line where there is one.</summary>
    /// <param name="text">The whole text, or null where there is none.</param>
    /// <param name="size">Most bytes; 0 keeps nothing.</param>
    public static string? Of(string? text, int size)
    {
        if (text is null || size == 0)
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length <= size)
        {
            return text;
        }

        var tail = bytes.AsSpan(bytes.Length - size - 1);
        var lineEnd = tail.IndexOf((byte)'\n');
        return Encoding.UTF8.GetString(lineEnd < 0 ? tail : tail[(lineEnd + 1)..]);
    }
}
