using MlPipeline.Interactive.Declarations;

namespace MlPipeline.Interactive.Commands;

/// <summary>A magic with its verbs.</summary>
internal sealed record MagicCommand(string Name, string Summary, IReadOnlyList<MagicVerb> Verbs)
{
    public CommandDeclaration Declaration { get; } = new(Name, Summary, [.. Verbs.Select(verb => verb.Declaration)]);
}
