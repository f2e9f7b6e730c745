using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlPipeline.Kernel.Interruption;

/// <summary>Lets the loops of a cell pass a checkpoint at each turn, and its functions at each call. All lines stay where they are.</summary>
internal static class CheckpointWriter
{
    private const string Call = $" global::MlPipeline.Kernel.Interruption.{nameof(Checkpoint)}.{nameof(Checkpoint.Pass)}(); ";

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>The code with checkpoints, or as it is where it has neither.</summary>
    public static string Write(string code)
    {
        var bodies = CSharpSyntaxTree.ParseText(code, Options).GetRoot().DescendantNodes().Select(Body).OfType<StatementSyntax>();
        var insertions = bodies.SelectMany(Around).OrderBy(insertion => insertion.Position).ToList();
        if (insertions.Count == 0)
        {
            return code;
        }

        var text = new StringBuilder(code.Length + (insertions.Count * Call.Length));
        var done = 0;
        foreach (var (position, inserted) in insertions)
        {
            text.Append(code, done, position - done).Append(inserted);
            done = position;
        }

        return text.Append(code, done, code.Length - done).ToString();
    }

    private static StatementSyntax? Body(SyntaxNode node) => node switch
    {
        WhileStatementSyntax loop => loop.Statement,
        DoStatementSyntax loop => loop.Statement,
        ForStatementSyntax loop => loop.Statement,
        CommonForEachStatementSyntax loop => loop.Statement,
        AnonymousFunctionExpressionSyntax function => function.Block,
        LocalFunctionStatementSyntax function => function.Body,
        MethodDeclarationSyntax method => method.Body,
        _ => null,
    };

    private static IEnumerable<(int Position, string Text)> Around(StatementSyntax body) => body is BlockSyntax block
        ? [(block.OpenBraceToken.Span.End, Call)]
        : [(body.SpanStart, "{" + Call), (body.Span.End, "}")];
}
