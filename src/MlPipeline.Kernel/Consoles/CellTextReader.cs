using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Consoles;

/// <summary>The console's input: the reader of the notebook, asked line by line, where a cell reads.</summary>
internal sealed class CellTextReader(TextReader outside) : TextReader
{
    public override string? ReadLine() => CellExecution.Current is { } cell
        ? cell.ReadLineAsync("", cell.CancellationToken).GetAwaiter().GetResult()
        : outside.ReadLine();

    public override int Read() => outside.Read();

    public override int Peek() => outside.Peek();
}
