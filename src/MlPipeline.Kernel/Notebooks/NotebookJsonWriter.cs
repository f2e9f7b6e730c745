using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlPipeline.Kernel.Notebooks;

/// <summary>
/// Writes JSON as notebook editors do. System.Text.Json's own writer escapes characters that they leave as they are, so a
/// notebook that only passed through it would differ from its original.
/// </summary>
internal sealed class NotebookJsonWriter
{
    private readonly StringBuilder _text = new();
    private readonly NotebookTextStyle _style;

    private NotebookJsonWriter(NotebookTextStyle style) => _style = style;

    public static string Write(JsonObject root, NotebookTextStyle style)
    {
        var writer = new NotebookJsonWriter(style);
        writer.WriteNode(root, depth: 0);
        if (style.EndsWithNewLine)
        {
            writer._text.Append(style.NewLine);
        }

        return writer._text.ToString();
    }

    private void WriteNode(JsonNode? node, int depth)
    {
        switch (node)
        {
            case null:
                _text.Append("null");
                break;
            case JsonObject { Count: 0 }:
                _text.Append("{}");
                break;
            case JsonArray { Count: 0 }:
                _text.Append("[]");
                break;
            case JsonObject fields:
                WriteObject(fields, depth);
                break;
            case JsonArray items:
                WriteArray(items, depth);
                break;
            case JsonValue value:
                WriteValue(value);
                break;
        }
    }

    private void WriteObject(JsonObject fields, int depth)
    {
        var separator = '{';
        foreach (var (name, value) in fields)
        {
            _text.Append(separator);
            StartLine(depth + 1);
            WriteString(name);
            _text.Append(": ");
            WriteNode(value, depth + 1);
            separator = ',';
        }

        StartLine(depth);
        _text.Append('}');
    }

    private void WriteArray(JsonArray items, int depth)
    {
        var separator = '[';
        foreach (var item in items)
        {
            _text.Append(separator);
            StartLine(depth + 1);
            WriteNode(item, depth + 1);
            separator = ',';
        }

        StartLine(depth);
        _text.Append(']');
    }

    private void WriteValue(JsonValue value)
    {
        if (value.TryGetValue(out JsonElement original))
        {
            _text.Append(original.GetRawText());
        }
        else if (value.TryGetValue(out string? text))
        {
            WriteString(text);
        }
        else
        {
            _text.Append(value.ToJsonString());
        }
    }

    private void WriteString(string value)
    {
        _text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                _text.Append(c).Append(value[++i]);
                continue;
            }

            WriteCharacter(c);
        }

        _text.Append('"');
    }

    private void WriteCharacter(char c) => _ = c switch
    {
        '"' => _text.Append("\\\""),
        '\\' => _text.Append("\\\\"),
        '\n' => _text.Append("\\n"),
        '\r' => _text.Append("\\r"),
        '\t' => _text.Append("\\t"),
        '\b' => _text.Append("\\b"),
        '\f' => _text.Append("\\f"),
        < ' ' => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
        _ when char.IsSurrogate(c) => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
        _ => _text.Append(c),
    };

    private void StartLine(int depth)
    {
        _text.Append(_style.NewLine);
        for (var i = 0; i < depth; i++)
        {
            _text.Append(_style.Indent);
        }
    }
}
