using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Consoles;

/// <summary>
/// Sends what code writes to the console to the cell that the code belongs to, and reads its input there. The console is one
/// per process; this is put in its place once and passes on what comes from outside any cell.
/// </summary>
internal static class CellConsole
{
    private static readonly Lazy<bool> Installation = new(() =>
    {
        Console.SetOut(new CellTextWriter("stdout", Console.Out));
        Console.SetError(new CellTextWriter("stderr", Console.Error));
        Console.SetIn(new CellTextReader(Console.In));
        return true;
    });

    public static void Install() => _ = Installation.Value;
}
