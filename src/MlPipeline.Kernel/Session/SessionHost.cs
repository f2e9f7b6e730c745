using Microsoft.CodeAnalysis.CSharp;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Kernel.Scripting;

namespace MlPipeline.Kernel.Session;

/// <summary>A session as the pipeline's magics see it.</summary>
internal sealed class SessionHost(ScriptHost script, Task started) : INotebookHost
{
    public IDisplayedOutput Display(object value) => DisplayedValue.Show(CellExecution.Require(), value, []);

    public Task<string> ReadPasswordAsync(string prompt, CancellationToken cancellationToken) =>
        CellExecution.Require().ReadPasswordAsync(prompt, cancellationToken);

    public bool TryGetVariable(string name, out object? value) => script.TryGetVariable(name, out value);

    public async Task SetVariableAsync(string name, object value, CancellationToken cancellationToken)
    {
        if (!SyntaxFacts.IsValidIdentifier(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
        {
            throw new MagicException(
                $"'{name}' cannot be the name of a C# variable.",
                "Take a name of letters, digits and underscores that begins with a letter, and no C# keyword.");
        }

        await started.WaitAsync(cancellationToken);
        await script.SetVariableAsync(name, value, cancellationToken);
    }
}
