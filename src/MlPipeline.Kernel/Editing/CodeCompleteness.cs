using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlPipeline.Kernel.Magics;

namespace MlPipeline.Kernel.Editing;

/// <summary>Whether code that somebody types could be run.</summary>
/// <param name="State">Whether it could.</param>
/// <param name="Indent">What the next line begins with.</param>
internal sealed record CodeCompleteness(CodeState State, string Indent)
{
    private const int IndentSize = 4;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    public static CodeCompleteness Of(string code)
    {
        // Only what follows the last magic can go on; the rest of the cell is finished by the magic's line.
        if (CellParser.Parse(code) is not [.., { IsCSharp: true } last])
        {
            return new CodeCompleteness(CodeState.Complete, "");
        }

        var tree = CSharpSyntaxTree.ParseText(last.Text, Options);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
        {
            return new CodeCompleteness(CodeState.Incomplete, new string(' ', OpenBrackets(tree) * IndentSize));
        }

        var broken = tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new CodeCompleteness(broken ? CodeState.Invalid : CodeState.Complete, "");
    }

    private static int OpenBrackets(SyntaxTree tree)
    {
        var open = 0;
        foreach (var token in tree.GetRoot().DescendantTokens().Where(token => !token.IsMissing))
        {
            open += token.Kind() switch
            {
                SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => 1,
                SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => -1,
                _ => 0,
            };
        }

        return Math.Max(0, open);
    }
}
