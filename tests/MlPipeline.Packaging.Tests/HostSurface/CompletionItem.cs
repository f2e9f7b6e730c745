namespace Microsoft.DotNet.Interactive.Events;

public sealed class CompletionItem(string displayText, string kind, string? documentation = null)
{
    public string DisplayText { get; } = displayText;

    public string Kind { get; } = kind;

    public string? Documentation { get; } = documentation;
}
