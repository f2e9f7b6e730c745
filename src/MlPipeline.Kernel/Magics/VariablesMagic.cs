using MlPipeline.Kernel.Scripting;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Magics;

/// <summary>Lists the variables of the session, with or without their values.</summary>
internal sealed class VariablesMagic(string name, string summary, bool withValues, ScriptHost script) : IMagic
{
    public string Name { get; } = name;

    public string Summary { get; } = summary;

    public Task RunAsync(CellSegment segment, CancellationToken cancellationToken)
    {
        var variables = script.Variables.OrderBy(variable => variable.Name, StringComparer.Ordinal);
        object shown = withValues
            ? variables.Select(variable => new VariableSummary(variable.Name, variable.Type.Name, variable.Value)).ToList()
            : variables.Select(variable => variable.Name).ToList();
        DisplayedValue.Show(CellExecution.Require(), shown, []);
        return Task.CompletedTask;
    }
}
