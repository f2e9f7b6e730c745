using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Text;
using MlPipeline.Kernel.Scripting;

namespace MlPipeline.Kernel.Editing;

/// <summary>Completes and describes the C# of cells. What it needs is loaded when it is first asked.</summary>
internal sealed class CSharpEditing(ScriptHost script) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private CodeWorkspace? _workspace;

    public Task<CodeCompletion> CompleteAsync(string code, int position, CancellationToken cancellationToken) =>
        WithDocumentAsync(code, document => CompleteAsync(document, position, cancellationToken), cancellationToken);

    public Task<CodeDescription?> DescribeAsync(string code, int position, CancellationToken cancellationToken) =>
        WithDocumentAsync(code, document => DescribeAsync(document, position, cancellationToken), cancellationToken);

    public void Dispose()
    {
        _workspace?.Dispose();
        _oneAtATime.Dispose();
    }

    private async Task<T> WithDocumentAsync<T>(string code, Func<Document, Task<T>> use, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            _workspace ??= new CodeWorkspace(script);
            return await use(_workspace.Open(code));
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private static async Task<CodeCompletion> CompleteAsync(Document document, int position, CancellationToken cancellationToken)
    {
        var service = CompletionService.GetService(document)!;
        var text = await document.GetTextAsync(cancellationToken);
        var list = await service.GetCompletionsAsync(document, position, cancellationToken: cancellationToken);
        var typed = text.ToString(TextSpan.FromBounds(list.Span.Start, position));
        var items = list.ItemsList
            .Where(item => item.FilterText.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(ToItem)
            .DistinctBy(item => item.Text)
            .OrderBy(item => item.Text, StringComparer.OrdinalIgnoreCase);
        return new CodeCompletion(list.Span.Start, position, [.. items]);
    }

    private static CodeCompletionItem ToItem(CompletionItem item)
    {
        var text = item.Properties.GetValueOrDefault("InsertionText", item.DisplayText);
        return new CodeCompletionItem(text, item.Tags.FirstOrDefault("").ToLowerInvariant(), item.InlineDescription);
    }

    private static async Task<CodeDescription?> DescribeAsync(Document document, int position, CancellationToken cancellationToken)
    {
        var info = await QuickInfoService.GetService(document)!.GetQuickInfoAsync(document, position, cancellationToken);
        if (info is null)
        {
            return await DescribeCallAsync(document, position, cancellationToken);
        }

        var declaration = info.Sections.Where(section => section.Kind == QuickInfoSectionKinds.Description).Select(section => section.Text);
        var rest = info.Sections.Where(section => section.Kind != QuickInfoSectionKinds.Description).Select(section => section.Text);
        return new CodeDescription([.. declaration], string.Join("\n\n", rest.Where(text => text.Length > 0)));
    }

    /// <summary>The overloads of the call whose arguments are being typed.</summary>
    private static async Task<CodeDescription?> DescribeCallAsync(Document document, int position, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken))!;
        var model = (await document.GetSemanticModelAsync(cancellationToken))!;
        var call = root.FindToken(Math.Max(0, position - 1)).Parent?.AncestorsAndSelf()
            .FirstOrDefault(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax);
        IEnumerable<ISymbol> overloads = call switch
        {
            InvocationExpressionSyntax invocation => model.GetMemberGroup(invocation.Expression, cancellationToken),
            BaseObjectCreationExpressionSyntax creation => (model.GetTypeInfo(creation, cancellationToken).Type as INamedTypeSymbol)?.InstanceConstructors ?? [],
            _ => [],
        };
        var signatures = overloads.Select(overload => overload.ToMinimalDisplayString(model, position)).ToList();
        return signatures.Count == 0 ? null : new CodeDescription(signatures, "");
    }
}
