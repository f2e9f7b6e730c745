using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace MlPipeline.Engines.Scripting;

/// <summary>Compiles C# scripts that see the members of one type as their own and answer one type of result.</summary>
/// <typeparam name="TGlobals">Type whose members the script uses without a prefix.</typeparam>
/// <typeparam name="TResult">Type of what the script returns.</typeparam>
internal sealed class ScriptCompiler<TGlobals, TResult>(IReadOnlyList<string> imports)
    where TGlobals : class
{
    private readonly Lazy<IReadOnlyList<MetadataReference>> _references = new(ScriptReferences.Find);

    /// <summary>Compiles a script and makes it ready to run.</summary>
    /// <param name="code">Its text.</param>
    /// <param name="fileName">What diagnostics and stack traces call it.</param>
    /// <param name="cancellation">Ends the compilation.</param>
    /// <exception cref="ScriptCompilationException">The script does not compile.</exception>
    internal CompiledScript<TGlobals, TResult> Compile(string code, string fileName, CancellationToken cancellation) =>
        CompiledScript<TGlobals, TResult>.Load(Emit(code, fileName, cancellation));

    /// <summary>Compiles a script.</summary>
    /// <param name="code">Its text.</param>
    /// <param name="fileName">What diagnostics and stack traces call it.</param>
    /// <param name="cancellation">Ends the compilation.</param>
    /// <exception cref="ScriptCompilationException">The script does not compile.</exception>
    internal ScriptImage Emit(string code, string fileName, CancellationToken cancellation)
    {
        var compilation = CreateCompilation(code, fileName, cancellation);
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(
            assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: cancellation);
        if (!result.Success)
        {
            throw new ScriptCompilationException(
                [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())]);
        }

        var entry = compilation.GetEntryPoint(cancellation)
            ?? throw new InvalidOperationException("The compiler made no entry point for the script.");
        return new ScriptImage(assembly.ToArray(), symbols.ToArray(), entry.ContainingType.MetadataName, entry.MetadataName);
    }

    private CSharpCompilation CreateCompilation(string code, string fileName, CancellationToken cancellation)
    {
        var tree = CSharpSyntaxTree.ParseText(
            SourceText.From(code, Encoding.UTF8),
            CSharpParseOptions.Default.WithKind(SourceCodeKind.Script).WithLanguageVersion(LanguageVersion.Latest),
            fileName,
            cancellation);
        return CSharpCompilation.CreateScriptCompilation(
            "Script",
            tree,
            _references.Value,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                usings: imports,
                optimizationLevel: OptimizationLevel.Release,
                allowUnsafe: false,
                concurrentBuild: true),
            previousScriptCompilation: null,
            returnType: typeof(TResult),
            globalsType: typeof(TGlobals));
    }
}
