using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Microsoft.DotNet.Interactive.CSharp;

public sealed class CSharpKernel(ScriptOptions options) : Kernel("csharp")
{
    private ScriptState<object>? _state;

    public bool TryGetValue<T>(string name, out T? value)
    {
        var variable = _state?.Variables.LastOrDefault(variable => variable.Name == name);
        value = variable is null ? default : (T?)variable.Value;
        return variable is not null;
    }

    public async Task SetValueAsync(string name, object value, Type declaredType)
    {
        await RunAsync($"{declaredType.FullName} {name} = default;");
        _state!.GetVariable(name).Value = value;
    }

    public async Task RunAsync(string code) => _state = _state is null
        ? await CSharpScript.RunAsync<object>(code, options)
        : await _state.ContinueWithAsync<object>(code);
}
