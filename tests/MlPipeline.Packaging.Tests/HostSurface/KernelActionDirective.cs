namespace Microsoft.DotNet.Interactive.Directives;

public sealed class KernelActionDirective(string name, string? description = null)
{
    public string Name { get; } = name;

    public string? Description { get; set; } = description;

    public ICollection<KernelDirectiveParameter> Parameters { get; } = [];
}
