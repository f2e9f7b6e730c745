using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace MlPipeline.Kernel.Scripting;

/// <summary>The C# of a session: a chain of submissions, each of which sees what the earlier ones declared.</summary>
internal sealed class ScriptHost : IDisposable
{
    private readonly InteractiveAssemblyLoader _loader = new();
    private readonly HashSet<string> _references = new(StringComparer.Ordinal);
    private ScriptOptions _options = ScriptOptions.Default;
    private ScriptState<object?>? _state;
    private bool _running;

    public IEnumerable<ScriptVariable> Variables =>
        _state?.Variables.GroupBy(variable => variable.Name, StringComparer.Ordinal).Select(versions => versions.Last()) ?? [];

    /// <summary>Loads and warms up the compiler, so that the first cell finds it quick.</summary>
    public async Task StartAsync(string workingDirectory, CancellationToken cancellationToken)
    {
        _options = ScriptDefaults.Options(workingDirectory);
        foreach (var assembly in ScriptDefaults.Assemblies)
        {
            Reference(assembly);
        }

        await RunAsync(ScriptDefaults.Prelude, "start", cancellationToken);
        var forgotten = Continue(ScriptDefaults.WarmUp, "warm-up");
        forgotten.Compile(cancellationToken);
        await forgotten.RunFromAsync(_state!, CatchAll, cancellationToken);
    }

    /// <summary>Compiles and runs a submission.</summary>
    /// <returns>The value it ends with.</returns>
    /// <exception cref="CompilationErrorException">It does not compile; nothing ran.</exception>
    /// <exception cref="ScriptFailedException">It threw; what it had declared stays.</exception>
    public async Task<ScriptValue> RunAsync(string code, string name, CancellationToken cancellationToken)
    {
        if (_running)
        {
            throw new InvalidOperationException("C# of this session is running: variables can be set when it has ended.");
        }

        _running = true;
        try
        {
            var script = Continue(code, name);
            ThrowOnErrors(script.Compile(cancellationToken));
            _state = _state is null
                ? await script.RunAsync(globals: null, CatchAll, cancellationToken)
                : await script.RunFromAsync(_state, CatchAll, cancellationToken);
            return _state.Exception is { } exception
                ? throw new ScriptFailedException(exception)
                : ScriptValue.Of(script, _state.ReturnValue);
        }
        finally
        {
            _running = false;
        }
    }

    public bool TryGetVariable(string name, out object? value)
    {
        var variable = _state?.GetVariable(name);
        value = variable?.Value;
        return variable is not null;
    }

    /// <summary>Declares a variable, under the type nearest to the value's own that code can name.</summary>
    public async Task SetVariableAsync(string name, object value, CancellationToken cancellationToken)
    {
        var type = CSharpTypeName.NearestNameable(value.GetType());
        foreach (var assembly in CSharpTypeName.AssembliesOf(type))
        {
            Reference(assembly);
        }

        await RunAsync($"{CSharpTypeName.Of(type)} {name} = default;", "set " + name, cancellationToken);
        _state!.GetVariable(name).Value = value;
    }

    /// <summary>Lets later submissions use an assembly file.</summary>
    public void ReferenceFile(string path)
    {
        if (_references.Add(path))
        {
            _options = _options.AddReferences(MetadataReference.CreateFromFile(path));
        }
    }

    public void Dispose() => _loader.Dispose();

    private static bool CatchAll(Exception exception) => true;

    private static void ThrowOnErrors(IEnumerable<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new CompilationErrorException(errors[0].ToString(), [.. errors]);
        }
    }

    private Script<object?> Continue(string code, string name)
    {
        var options = _options.WithFilePath(name);
        return _state is null
            ? CSharpScript.Create<object?>(code, options, globalsType: null, _loader)
            : _state.Script.ContinueWith<object?>(code, options);
    }

    /// <summary>Lets submissions use an assembly of this process, and makes sure that it is not loaded a second time for them.</summary>
    private void Reference(System.Reflection.Assembly assembly)
    {
        if (assembly.IsDynamic || assembly.Location.Length == 0 || ScriptDefaults.IsFramework(assembly.Location)
            || _references.Contains(assembly.Location))
        {
            return;
        }

        _loader.RegisterDependency(assembly);
        ReferenceFile(assembly.Location);
    }
}
