namespace Microsoft.DotNet.Interactive;

public sealed record LinePositionSpan(LinePosition Start, LinePosition End);
