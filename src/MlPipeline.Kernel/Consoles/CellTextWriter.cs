using System.Text;
using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Consoles;

/// <summary>A console stream: to the current cell where there is one, else to the console as it was.</summary>
internal sealed class CellTextWriter(string stream, TextWriter outside) : TextWriter
{
    public override Encoding Encoding => outside.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (buffer.Length == 0)
        {
            return;
        }

        if (CellExecution.Current is { } cell)
        {
            cell.Show(new StreamOutput(stream, buffer.ToString()));
        }
        else
        {
            outside.Write(buffer);
        }
    }

    // Line and line end go out together, so that lines of several threads do not mix.
    public override void WriteLine() => Write(CoreNewLine);

    public override void WriteLine(string? value) => Write(value + NewLine);

    public override void WriteLine(ReadOnlySpan<char> buffer) => Write(string.Concat(buffer, NewLine));

    public override void Flush()
    {
        if (CellExecution.Current is null)
        {
            outside.Flush();
        }
    }
}
