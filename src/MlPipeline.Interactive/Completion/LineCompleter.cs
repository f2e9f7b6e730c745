using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Interactive.Completion;

/// <summary>Says what can stand at the cursor: magics, verbs, options, and values the cluster has.</summary>
internal sealed class LineCompleter(IReadOnlyList<CommandDeclaration> commands, LiveValues values)
{
    public async Task<MagicCompletion> CompleteAsync(string line, int cursor, CancellationToken cancellationToken)
    {
        var before = line[..Math.Clamp(cursor, 0, line.Length)];
        var start = before.LastIndexOfAny([' ', '\t']) + 1;
        var typed = before[start..];
        var items = await ItemsAsync(before[..start], typed, cancellationToken).ConfigureAwait(false);
        return new MagicCompletion(start, [.. items.Where(item => item.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase))]);
    }

    private async Task<IReadOnlyList<CompletionItem>> ItemsAsync(string before, string typed, CancellationToken cancellationToken)
    {
        var tokens = Split(before);
        if (tokens.Count == 0)
        {
            return [.. commands.Select(command => new CompletionItem(command.Magic, command.Summary))];
        }

        if (commands.FirstOrDefault(command => command.Magic == tokens[0].Text) is not { } command)
        {
            return [];
        }

        var verb = FindVerb(command, tokens);
        var options = (verb?.Options ?? []).Concat(CommandDeclaration.SharedOptions).ToList();
        if (tokens.Count > 1 && options.FirstOrDefault(option => option.Switch == tokens[^1].Text) is { Kind: not ValueKind.Flag } awaiting)
        {
            return await values.ReadAsync(awaiting.Completions, cancellationToken).ConfigureAwait(false);
        }

        var verbs = tokens.Count == 1 && !typed.StartsWith('-') ? command.Verbs.Where(candidate => candidate.Name.Length > 0) : [];
        return
        [
            .. verbs.Select(candidate => new CompletionItem(candidate.Name, candidate.Summary)),
            .. options
                .Where(option => tokens.All(token => token.Text != option.Switch))
                .Select(option => new CompletionItem(option.Switch, option.Summary)),
        ];
    }

    private static VerbDeclaration? FindVerb(CommandDeclaration command, IReadOnlyList<MagicToken> tokens)
    {
        var word = tokens.Count > 1 && !tokens[1].IsSwitch ? tokens[1].Text : "";
        return command.Verbs.FirstOrDefault(verb => verb.Name == word);
    }

    private static IReadOnlyList<MagicToken> Split(string before)
    {
        try
        {
            return MagicTokenizer.Split(before);
        }
        catch (MagicException)
        {
            // Inside a quoted value nothing can be offered.
            return [new MagicToken("", 0, Quoted: true)];
        }
    }
}
