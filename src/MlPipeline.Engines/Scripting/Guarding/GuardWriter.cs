using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlPipeline.Engines.Scripting.Guarding;

/// <summary>
/// Lets the loops of a script call a guard at each turn, and its functions at each call, so that code which would never end, or call itself
/// for ever, ends in an exception. All lines stay where they are.
/// </summary>
internal static class GuardWriter
{
    private const string Call = $" global::MlPipeline.Engines.Scripting.Guarding.{nameof(ScriptGuard)}.{nameof(ScriptGuard.Pass)}(); ";

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>The code with guards, or as it is where it has neither loops nor functions.</summary>
    internal static string Write(string code)
    {
        var changes = CSharpSyntaxTree.ParseText(code, Options).GetRoot().DescendantNodes()
            .SelectMany(node => Around(node))
            .OrderBy(change => change.Position)
            .ToList();
        var text = new StringBuilder(code.Length + (changes.Count * Call.Length));
        var done = 0;
        foreach (var (position, length, inserted) in changes)
        {
            text.Append(code, done, position - done).Append(inserted);
            done = position + length;
        }

        return text.Append(code, done, code.Length - done).ToString();
    }

    private static IEnumerable<Change> Around(SyntaxNode node) => node switch
    {
        WhileStatementSyntax loop => Around(loop.Statement),
        DoStatementSyntax loop => Around(loop.Statement),
        ForStatementSyntax loop => Around(loop.Statement),
        CommonForEachStatementSyntax loop => Around(loop.Statement),
        AnonymousFunctionExpressionSyntax { Block: { } block } => Around(block),
        LocalFunctionStatementSyntax function => Around(function.Body, function.ExpressionBody, function.SemicolonToken, ReturnsNothing(function.ReturnType, function.Modifiers)),
        MethodDeclarationSyntax method => Around(method.Body, method.ExpressionBody, method.SemicolonToken, ReturnsNothing(method.ReturnType, method.Modifiers)),
        _ => [],
    };

    private static IEnumerable<Change> Around(
        BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon, bool returnsNothing)
    {
        if (body is not null)
        {
            return Around(body);
        }

        if (arrow is null)
        {
            return [];
        }

        var keyword = returnsNothing || arrow.Expression is ThrowExpressionSyntax ? "" : "return ";
        return
        [
            new(arrow.ArrowToken.SpanStart, arrow.ArrowToken.Span.Length, "{" + Call + keyword),
            new(semicolon.Span.End, 0, "}"),
        ];
    }

    private static IEnumerable<Change> Around(StatementSyntax body) => body is BlockSyntax block
        ? [new(block.OpenBraceToken.Span.End, 0, Call)]
        : [new(body.SpanStart, 0, "{" + Call), new(body.Span.End, 0, "}")];

    private static bool ReturnsNothing(TypeSyntax type, SyntaxTokenList modifiers) =>
        type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        || (modifiers.Any(SyntaxKind.AsyncKeyword) && type is not GenericNameSyntax);

    private readonly record struct Change(int Position, int Length, string Text);
}
