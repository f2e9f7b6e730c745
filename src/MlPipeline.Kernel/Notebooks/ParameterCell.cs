namespace MlPipeline.Kernel.Notebooks;

/// <summary>Hands parameters to a notebook as papermill does: in a cell of their own, below the notebook's defaults.</summary>
public static class ParameterCell
{
    private const string DefaultsTag = "parameters";
    private const string InjectedTag = "injected-parameters";

    /// <summary>
    /// Sets parameters in a cell tagged <c>injected-parameters</c>: that of an earlier run is replaced, else it is put right
    /// after the cell tagged <c>parameters</c>, else at the top.
    /// </summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="parameters">The parameters; where there are none, the notebook stays as it is.</param>
    public static void Inject(Notebook notebook, IReadOnlyList<NotebookParameter> parameters)
    {
        if (parameters.Count == 0)
        {
            return;
        }

        var source = string.Join('\n', parameters.Select(parameter => $"var {parameter.Name} = {parameter.Literal};").Prepend("// Parameters"));
        if (Tagged(notebook, InjectedTag) is { } earlier)
        {
            earlier.SetSource(source);
            return;
        }

        notebook.InsertCode(Tagged(notebook, DefaultsTag)?.Number ?? 0, source, InjectedTag);
    }

    private static NotebookCell? Tagged(Notebook notebook, string tag) =>
        notebook.Cells.FirstOrDefault(cell => cell.Kind == CellKind.Code && cell.Tags.Contains(tag));
}
