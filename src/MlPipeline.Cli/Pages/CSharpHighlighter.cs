using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlPipeline.Cli.Pages;

/// <summary>Marks up C# as the compiler's own parser reads it; code that does not compile is marked up as far as it goes.</summary>
internal static class CSharpHighlighter
{
    private static readonly CSharpParseOptions Script = new(kind: SourceCodeKind.Script);

    public static string ToHtml(string code)
    {
        var html = new StringBuilder();
        foreach (var token in CSharpSyntaxTree.ParseText(code, Script).GetRoot().DescendantTokens())
        {
            AppendTrivia(html, token.LeadingTrivia);
            AppendToken(html, token);
            AppendTrivia(html, token.TrailingTrivia);
        }

        return html.ToString();
    }

    private static void AppendToken(StringBuilder html, SyntaxToken token)
    {
        if (KindOf(token) is { } kind)
        {
            MarkedText.Append(html, kind, token.ToString());
        }
        else
        {
            html.Append(WebUtility.HtmlEncode(token.ToString()));
        }
    }

    private static void AppendTrivia(StringBuilder html, SyntaxTriviaList trivia)
    {
        foreach (var part in trivia)
        {
            var text = part.ToFullString();
            if (part.IsDirective)
            {
                MarkedText.Append(html, "directive", text);
            }
            else if (string.IsNullOrWhiteSpace(text))
            {
                html.Append(text);
            }
            else
            {
                MarkedText.Append(html, part.IsKind(SyntaxKind.SkippedTokensTrivia) ? "plain" : "comment", text);
            }
        }
    }

    private static string? KindOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedRawStringEndToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken
            or SyntaxKind.InterpolatedMultiLineRawStringStartToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken => "string",
        SyntaxKind.NumericLiteralToken => "number",
        SyntaxKind.IdentifierToken => KindOfName(token),
        _ when token.IsKeyword() || SyntaxFacts.IsContextualKeyword(token.Kind()) => "keyword",
        _ => null,
    };

    private static string? KindOfName(SyntaxToken token) => token.Parent switch
    {
        IdentifierNameSyntax { IsVar: true } => "keyword",
        BaseTypeDeclarationSyntax => "type",
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => "method",
        SimpleNameSyntax name when IsCalled(name) => "method",
        GenericNameSyntax => "type",
        IdentifierNameSyntax name when IsType(name) => "type",
        _ => null,
    };

    private static bool IsCalled(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call => call.Expression == name,
        MemberAccessExpressionSyntax access => access.Name == name && access.Parent is InvocationExpressionSyntax call && call.Expression == access,
        MemberBindingExpressionSyntax binding => binding.Parent is InvocationExpressionSyntax call && call.Expression == binding,
        _ => false,
    };

    private static bool IsType(IdentifierNameSyntax name) => name.Parent
        is ObjectCreationExpressionSyntax or VariableDeclarationSyntax or TypeArgumentListSyntax or ParameterSyntax or ArrayTypeSyntax
        or NullableTypeSyntax or CastExpressionSyntax or TypeOfExpressionSyntax or CatchDeclarationSyntax or SimpleBaseTypeSyntax
        or PropertyDeclarationSyntax or MethodDeclarationSyntax;
}
