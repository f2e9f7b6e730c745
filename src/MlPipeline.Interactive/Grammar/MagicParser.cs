using MlPipeline.Interactive.Declarations;
using MlPipeline.Interactive.Hosting;

namespace MlPipeline.Interactive.Grammar;

/// <summary>
/// Reads <c>#!name [verb] [--option value] [--flag]</c> and the body below it. This grammar is what every notebook host can
/// take; whatever goes beyond it is refused here too, so that a cell that runs here runs everywhere.
/// </summary>
internal sealed class MagicParser
{
    private readonly Dictionary<string, CommandDeclaration> _commands;

    public MagicParser(IEnumerable<CommandDeclaration> commands) =>
        _commands = commands.ToDictionary(command => command.Name, StringComparer.Ordinal);

    public bool Knows(string name) => _commands.ContainsKey(name.StartsWith("#!", StringComparison.Ordinal) ? name[2..] : name);

    /// <param name="line">The magic line.</param>
    /// <param name="body">The rest of the cell.</param>
    /// <param name="substitute">Fills in placeholders and variables of a value; called before a value is checked.</param>
    public MagicInvocation Parse(string line, string body, Func<string, string> substitute)
    {
        var tokens = MagicTokenizer.Split(line);
        var command = FindCommand(tokens);
        var position = 1;
        var verb = ReadVerb(command, tokens, ref position);
        var values = ReadOptions(command, verb, tokens, position, substitute);
        var invocation = new MagicInvocation(command, verb, values, body.Trim().Length == 0 ? "" : body) { IsVerbNamed = position > 1 };
        if (!invocation.Has("help"))
        {
            EnsureComplete(invocation);
        }

        return invocation;
    }

    private CommandDeclaration FindCommand(IReadOnlyList<MagicToken> tokens)
    {
        var name = tokens.Count > 0 ? tokens[0].Text.TrimStart('#', '!') : "";
        if (_commands.TryGetValue(name, out var command))
        {
            return command;
        }

        var suggestion = Suggestion.For(name, _commands.Keys);
        throw new MagicException(
            $"There is no magic #!{name}.",
            suggestion is null ? "#!kd-help lists the magics." : $"Did you mean #!{suggestion}? #!kd-help lists the magics.");
    }

    private static VerbDeclaration ReadVerb(CommandDeclaration command, IReadOnlyList<MagicToken> tokens, ref int position)
    {
        var word = position < tokens.Count && !tokens[position].IsSwitch ? tokens[position++].Text : "";
        var verb = command.Verbs.FirstOrDefault(verb => verb.Name == word);
        if (verb is not null)
        {
            return verb;
        }

        if (word.Length == 0)
        {
            return tokens.Any(token => token is { IsSwitch: true, Text: "--help" })
                ? command.Verbs[0]
                : throw new MagicException($"{command.Magic} needs to be told what to do.", $"Add one of: {VerbList(command)}.");
        }

        var suggestion = Suggestion.For(word, command.Verbs.Select(verb => verb.Name).Where(name => name.Length > 0));
        throw new MagicException(
            $"{command.Magic} cannot \"{word}\".",
            suggestion is null ? Choices(command) : $"Did you mean {command.Magic} {suggestion}?");
    }

    private static string Choices(CommandDeclaration command) =>
        VerbList(command) is { Length: > 0 } verbs ? $"It can: {verbs}." : $"It takes options only; {command.Magic} --help lists them.";

    private static string VerbList(CommandDeclaration command) =>
        string.Join(", ", command.Verbs.Select(verb => verb.Name).Where(name => name.Length > 0));

    private static Dictionary<string, string> ReadOptions(
        CommandDeclaration command,
        VerbDeclaration verb,
        IReadOnlyList<MagicToken> tokens,
        int position,
        Func<string, string> substitute)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        while (position < tokens.Count)
        {
            var option = FindOption(command, verb, tokens[position++]);
            var value = option.Kind == ValueKind.Flag ? "" : ReadValue(option, tokens, ref position, substitute);
            if (!values.TryAdd(option.Name, value))
            {
                throw new MagicException($"{option.Switch} stands on the line twice.", "Keep one of them; several values go into one, separated by commas.");
            }
        }

        return values;
    }

    private static OptionDeclaration FindOption(CommandDeclaration command, VerbDeclaration verb, MagicToken token)
    {
        if (!token.IsSwitch)
        {
            throw new MagicException(
                $"\"{token.Text}\" belongs to no option.",
                "Write --option value; a value with blanks needs quotes. " + HelpHint(command, verb));
        }

        if (token.Text.Contains('=', StringComparison.Ordinal))
        {
            throw new MagicException($"{token.Text} has an equals sign.", $"Write it with a blank: {token.Text.Replace("=", " ", StringComparison.Ordinal)}");
        }

        var options = verb.Options.Concat(CommandDeclaration.SharedOptions).ToList();
        if (options.FirstOrDefault(option => option.Switch == token.Text) is { } found)
        {
            return found;
        }

        var suggestion = Suggestion.For(token.Text, options.Select(option => option.Switch));
        throw new MagicException(
            $"{Title(command, verb)} has no option {token.Text}.",
            suggestion is null ? HelpHint(command, verb) : $"Did you mean {suggestion}? {HelpHint(command, verb)}");
    }

    private static string ReadValue(
        OptionDeclaration option,
        IReadOnlyList<MagicToken> tokens,
        ref int position,
        Func<string, string> substitute)
    {
        if (position == tokens.Count || tokens[position].IsSwitch)
        {
            throw new MagicException($"{option.Switch} has no value.", $"Add it behind {option.Switch}: {option.Summary}");
        }

        var value = substitute(tokens[position++].Text);
        OptionValueCheck.Ensure(option, value);
        return value;
    }

    private static void EnsureComplete(MagicInvocation invocation)
    {
        var (command, verb) = (invocation.Command, invocation.Verb);
        var missing = verb.Options.Where(option => option.Required && !invocation.Has(option.Name)).Select(option => option.Switch).ToList();
        if (missing.Count > 0)
        {
            throw new MagicException($"{Title(command, verb)} needs {string.Join(" and ", missing)}.", HelpHint(command, verb));
        }

        if (verb.Body == BodyRule.Required && invocation.Body.Length == 0)
        {
            throw new MagicException(
                $"{Title(command, verb)} needs {BodyName(verb)} below its line, and there is none.",
                HelpHint(command, verb));
        }

        if (verb.Body == BodyRule.None && invocation.Body.Length > 0)
        {
            throw new MagicException($"{Title(command, verb)} takes nothing below its line.", "Move the text below it into a cell of its own.");
        }
    }

    private static string BodyName(VerbDeclaration verb) => verb.Language switch
    {
        BodyLanguage.Yaml => "a manifest (YAML or JSON)",
        BodyLanguage.Json => "JSON",
        _ => "C# code",
    };

    private static string Title(CommandDeclaration command, VerbDeclaration verb) => $"{command.Magic} {verb.Name}".TrimEnd();

    private static string HelpHint(CommandDeclaration command, VerbDeclaration verb) => $"{Title(command, verb)} --help shows how.";
}
