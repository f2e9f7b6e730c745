using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using MlPipeline.Interactive;

namespace MlPipeline.Packaging.Tests.Script;

/// <summary>
/// Runs extension.dib on the part of the host's surface that it uses. It shows that the script compiles and keeps its own
/// promises; how the real host behaves it cannot show.
/// </summary>
internal sealed class ScriptedHost : IDisposable
{
    private const string Header = "#!csharp";

    private readonly CSharpKernel _csharp;
    private readonly string _script;

    public ScriptedHost(string script)
    {
        Assert.StartsWith(Header, script, StringComparison.Ordinal);
        _script = script[Header.Length..];
        Options = ScriptOptions.Default
            .WithReferences(References())
            .WithImports("System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq");
        _csharp = new CSharpKernel(Options);
        Root = [_csharp];
        Context = new KernelInvocationContext(_csharp);
    }

    public ScriptOptions Options { get; }

    public CompositeKernel Root { get; }

    /// <summary>The context of what runs.</summary>
    public KernelInvocationContext Context { get; private set; }

    public Task LoadAsync() => _csharp.RunAsync(_script);

    public Task RunCSharpAsync(string code) => _csharp.RunAsync(code);

    public bool TryGetVariable(string name, out object? value) => _csharp.TryGetValue(name, out value);

    /// <summary>Runs a cell as the host does: a command for each magic line and one for the text below it. Tells what was left for C#.</summary>
    public async Task<IReadOnlyList<string>> RunCellAsync(string code)
    {
        Context.Dispose();
        Context = new KernelInvocationContext(_csharp);
        var cell = new SubmitCode(code);
        var left = new List<string>();
        var text = new List<string>();
        foreach (var line in code.Split('\n').Append("#!"))
        {
            if (!line.StartsWith("#!", StringComparison.Ordinal))
            {
                text.Add(line);
                continue;
            }

            await SubmitAsync(string.Join('\n', text), cell, left);
            text.Clear();
            if (Root.Handlers.TryGetValue(line.Split(' ')[0].TrimEnd('\r'), out var handler) && Context.Failure is null)
            {
                await handler(Context, cell);
            }
        }

        return left;
    }

    /// <summary>Does with a cell what the host does where it cannot read a directive of it.</summary>
    public Task RefuseCellAsync(string code) => SendToRootAsync(new AnonymousKernelCommand(), new SubmitCode(code));

    /// <summary>Asks as an editor does, which sends the line that the cursor is in; tells what is offered.</summary>
    public async Task<IReadOnlyList<string>> CompleteAsync(string code)
    {
        var lines = code.Split('\n');
        var end = new LinePosition(lines.Length - 1, lines[^1].Length);
        await SendToRootAsync(new RequestCompletions(lines[^1], end with { Line = 0 }), new RequestCompletions(code, end));
        return [.. Context.Events.OfType<CompletionsProduced>().SelectMany(told => told.Completions).Select(item => item.DisplayText)];
    }

    /// <summary>Whether the kernel of a cell's language is asked to check a part of it.</summary>
    public async Task<bool> IsCheckedAsync(string part, string cell)
    {
        var command = new RequestDiagnostics(part);
        command.SetParent(new RequestDiagnostics(cell));
        var isChecked = false;
        await _csharp.Middleware.Single()(command, Context, (_, _) =>
        {
            isChecked = true;
            return Task.CompletedTask;
        });
        return isChecked;
    }

    public void Dispose() => Context.Dispose();

    private async Task SendToRootAsync(KernelCommand command, KernelCommand parent)
    {
        Context.Dispose();
        Context = new KernelInvocationContext(_csharp);
        command.SetParent(parent);
        await Root.Middleware.Single()(command, Context, (_, _) => Task.CompletedTask);
    }

    private async Task SubmitAsync(string text, SubmitCode cell, List<string> left)
    {
        if (string.IsNullOrWhiteSpace(text) || Context.Failure is not null)
        {
            return;
        }

        var command = new SubmitCode(text);
        command.SetParent(cell);
        await _csharp.Middleware.Single()(command, Context, (passed, _) =>
        {
            left.Add(((SubmitCode)passed).Code);
            return Task.CompletedTask;
        });
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("MlPipeline.", StringComparison.Ordinal))
            .Append(typeof(MagicRunner).Assembly.Location)
            .Append(typeof(KubeDirector.PipelineException).Assembly.Location)
            .Append(typeof(Contracts.Sandbox.SandboxHome).Assembly.Location)
            .Append(typeof(ScriptedHost).Assembly.Location)
            .Select(file => MetadataReference.CreateFromFile(file));
}
