using MlPipeline.Interactive.Hosting;
using MlPipeline.Kernel.Formatting;
using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Kernel.Session;

/// <summary>Something a cell shows; code keeps it to replace what is shown.</summary>
public sealed class DisplayedValue : IDisplayedOutput
{
    private readonly CellExecution _cell;
    private readonly string _displayId;
    private readonly string[] _mimeTypes;

    private DisplayedValue(CellExecution cell, string displayId, string[] mimeTypes)
    {
        _cell = cell;
        _displayId = displayId;
        _mimeTypes = mimeTypes;
    }

    /// <summary>Replaces what is shown.</summary>
    /// <param name="value">What to show instead.</param>
    public void Update(object value) => _cell.Show(new DisplayUpdate(_displayId, ValueFormatter.Format(value, _mimeTypes)));

    internal static DisplayedValue Show(CellExecution cell, object? value, string[] mimeTypes)
    {
        var displayed = new DisplayedValue(cell, Guid.NewGuid().ToString("N"), mimeTypes);
        cell.Show(new DisplayOutput(displayed._displayId, ValueFormatter.Format(value, mimeTypes)));
        return displayed;
    }
}
