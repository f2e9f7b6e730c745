using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;

namespace MlPipeline.Kernel.Scripting;

/// <summary>What a submission ends with.</summary>
/// <param name="HasValue">Whether it ends with an expression that has a value.</param>
/// <param name="Value">The value, which may be null.</param>
internal readonly record struct ScriptValue(bool HasValue, object? Value)
{
    public static ScriptValue Of(Script script, object? value) => new(value is not null || EndsWithNull(script), value);

    // The scripting API gives null both for "no value" and for a value that is null; the syntax tells them apart.
    private static bool EndsWithNull(Script script)
    {
        var compilation = script.GetCompilation();
        var tree = compilation.SyntaxTrees.Last();
        return tree.GetRoot() is CompilationUnitSyntax { Members: [.., GlobalStatementSyntax { Statement: var last }] }
            && last is ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement
            && compilation.GetSemanticModel(tree).GetTypeInfo(statement.Expression).Type is not { SpecialType: SpecialType.System_Void };
    }
}
