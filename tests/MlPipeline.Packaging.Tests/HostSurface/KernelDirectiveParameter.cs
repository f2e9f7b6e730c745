namespace Microsoft.DotNet.Interactive.Directives;

public sealed class KernelDirectiveParameter(string name, string? description = null)
{
    public string Name { get; } = name;

    public string Description { get; init; } = description ?? "";

    public bool AllowImplicitName { get; init; }

    public bool Flag { get; init; }
}
