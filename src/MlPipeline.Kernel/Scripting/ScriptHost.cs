using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using MlPipeline.Kernel.Interruption;

namespace MlPipeline.Kernel.Scripting;

/// <summary>The C# of a session: a chain of submissions, each of which sees what the earlier ones declared.</summary>
internal sealed class ScriptHost : IDisposable
{
    private readonly InteractiveAssemblyLoader _loader = new();
    private readonly HashSet<string> _references = new(StringComparer.Ordinal);
    private ScriptState<object?>? _state;
    private bool _running;

    /// <summary>What the next submission may use.</summary>
    public ScriptOptions Options { get; private set; } = ScriptOptions.Default;

    public IEnumerable<ScriptVariable> Variables =>
        _state?.Variables.GroupBy(variable => variable.Name, StringComparer.Ordinal).Select(versions => versions.Last()) ?? [];

    /// <summary>Loads the compiler and what cells see before any of them has run.</summary>
    public async Task StartAsync(string workingDirectory, CancellationToken cancellationToken)
    {
        Options = ScriptDefaults.Options(workingDirectory);
        foreach (var assembly in ScriptDefaults.Assemblies)
        {
            Reference(assembly);
        }

        await RunAsync(ScriptDefaults.Prelude, "start", cancellationToken);
    }

    /// <summary>Warms up what cells will need, so that the first one finds it quick. It leaves no trace in the session.</summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        var forgotten = Continue(ScriptDefaults.WarmUp, "warm-up");
        forgotten.Compile(cancellationToken);
        await forgotten.RunFromAsync(_state!, CatchAll, cancellationToken);
    }

    /// <summary>Compiles and runs a submission.</summary>
    /// <returns>The value it ends with.</returns>
    /// <exception cref="CompilationErrorException">It does not compile; nothing ran.</exception>
    /// <exception cref="ScriptFailedException">It threw; what it had declared stays.</exception>
    public Task<ScriptValue> RunAsync(string code, string name, CancellationToken cancellationToken) =>
        RunAsync(code, name, run => run(), cancellationToken);

    /// <summary>Compiles and runs the C# of a cell, where it can be interrupted.</summary>
    public Task<ScriptValue> RunAsync(string code, string name, CellCode place, CancellationToken cancellationToken) =>
        RunAsync(code, name, place.RunAsync, cancellationToken);

    private async Task<ScriptValue> RunAsync(
        string code, string name, Func<Func<Task<ScriptState<object?>>>, Task<ScriptState<object?>>> run, CancellationToken cancellationToken)
    {
        if (_running)
        {
            throw new InvalidOperationException("C# of this session is running: variables can be set when it has ended.");
        }

        _running = true;
        try
        {
            var script = Compile(code, name, cancellationToken);
            _state = await run(() => _state is { } state
                ? script.RunFromAsync(state, CatchAll, cancellationToken)
                : script.RunAsync(globals: null, CatchAll, cancellationToken));
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
    public void ReferenceFile(string path) => Reference(path, file => MetadataReference.CreateFromFile(file));

    /// <summary>The submissions so far, the oldest first.</summary>
    public IReadOnlyList<Script> Submissions()
    {
        var submissions = new Stack<Script>();
        for (var script = (Script?)_state?.Script; script is not null; script = script.Previous)
        {
            submissions.Push(script);
        }

        return [.. submissions];
    }

    public void Dispose() => _loader.Dispose();

    private static bool CatchAll(Exception exception) => true;

    /// <summary>Compiles a submission with checkpoints; where it has errors they are those of the code as it was written.</summary>
    private Script<object?> Compile(string code, string name, CancellationToken cancellationToken)
    {
        var interruptible = CheckpointWriter.Write(code);
        var script = Continue(interruptible, name);
        var errors = ErrorsOf(script, cancellationToken);
        if (errors.IsEmpty)
        {
            return script;
        }

        if (interruptible != code)
        {
            script = Continue(code, name);
            errors = ErrorsOf(script, cancellationToken);
        }

        return errors.IsEmpty ? script : throw new CompilationErrorException(errors[0].ToString(), errors);
    }

    private static ImmutableArray<Diagnostic> ErrorsOf(Script script, CancellationToken cancellationToken) =>
        [.. script.Compile(cancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    private Script<object?> Continue(string code, string name)
    {
        var options = Options.WithFilePath(name);
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
        Reference(assembly.Location, MappedReference.Open);
    }

    private void Reference(string path, Func<string, MetadataReference> open)
    {
        if (_references.Add(path))
        {
            Options = Options.AddReferences(open(path));
        }
    }
}
