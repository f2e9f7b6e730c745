using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Scripting;

/// <summary>Lets cells write <c>x.Display()</c>.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value in the output of the cell.</summary>
    /// <param name="value">What to show.</param>
    /// <param name="mimeTypes">Formats to show it in, by default those preferred for its type.</param>
    /// <returns>A handle that replaces what is shown.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) =>
        DisplayedValue.Show(CellExecution.Require(), value, mimeTypes);
}
