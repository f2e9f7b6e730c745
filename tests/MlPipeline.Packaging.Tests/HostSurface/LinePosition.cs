namespace Microsoft.DotNet.Interactive;

public sealed record LinePosition(int Line, int Character);
