namespace Microsoft.DotNet.Interactive.Commands;

public sealed class RequestCompletions(string code, LinePosition linePosition) : KernelCommand
{
    public string Code { get; } = code;

    public LinePosition LinePosition { get; } = linePosition;
}
