namespace MlPipeline.Kernel.Jupyter.Messages;

/// <summary>Places in a text: the protocol counts Unicode characters, .NET counts UTF-16 units.</summary>
internal static class CursorPosition
{
    public static int ToUtf16(string text, int characters)
    {
        var index = 0;
        for (; characters > 0 && index < text.Length; characters--)
        {
            index += char.IsSurrogatePair(text, index) ? 2 : 1;
        }

        return index;
    }

    public static int FromUtf16(string text, int index)
    {
        var pairs = 0;
        for (var i = 0; i + 1 < index; i++)
        {
            pairs += char.IsSurrogatePair(text, i) ? 1 : 0;
        }

        return index - pairs;
    }
}
