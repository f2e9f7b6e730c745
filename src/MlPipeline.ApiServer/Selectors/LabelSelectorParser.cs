using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Selectors;

/// <summary>Reads <c>labelSelector</c> parameters: <c>app=demo,team in (a,b),!old</c>.</summary>
internal sealed class LabelSelectorParser
{
    private readonly List<string> _tokens;
    private int _next;

    private LabelSelectorParser(List<string> tokens) => _tokens = tokens;

    private string Current => _next < _tokens.Count ? _tokens[_next] : "";

    public static LabelSelector Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return LabelSelector.Everything;
        }

        return new LabelSelector(new LabelSelectorParser(Tokenize(text)).ParseRequirements());
    }

    private List<LabelRequirement> ParseRequirements()
    {
        var requirements = new List<LabelRequirement>();
        while (true)
        {
            requirements.Add(ParseRequirement());
            if (Current.Length == 0)
            {
                return requirements;
            }

            if (Take() != ",")
            {
                throw Unexpected(_tokens[_next - 1], "',' or 'end of string'");
            }
        }
    }

    private LabelRequirement ParseRequirement()
    {
        if (Current == "!")
        {
            _next++;
            return new LabelRequirement(TakeKey(), LabelOperator.DoesNotExist, []);
        }

        var key = TakeKey();
        switch (Current)
        {
            case "" or ",":
                return new LabelRequirement(key, LabelOperator.Exists, []);
            case "=" or "==":
                _next++;
                return new LabelRequirement(key, LabelOperator.In, [TakeValue()]);
            case "!=":
                _next++;
                return new LabelRequirement(key, LabelOperator.NotIn, [TakeValue()]);
            case "in":
                _next++;
                return new LabelRequirement(key, LabelOperator.In, TakeSet());
            case "notin":
                _next++;
                return new LabelRequirement(key, LabelOperator.NotIn, TakeSet());
            default:
                throw Unexpected(Current, "'=', '!=', '==', 'in', notin'", ", ");
        }
    }

    private string TakeKey()
    {
        var key = Take();
        if (key.Length == 0 || !IsWord(key))
        {
            throw Unexpected(key, "identifier", ", ");
        }

        return key;
    }

    private string TakeValue()
    {
        if (Current is "" or ",")
        {
            return "";
        }

        var value = Take();
        return IsWord(value) ? value : throw Unexpected(value, "identifier", ", ");
    }

    private List<string> TakeSet()
    {
        Expect("(");
        var values = new List<string>();
        while (true)
        {
            values.Add(Current is "," or ")" ? "" : TakeKey());
            var separator = Take();
            if (separator == ")")
            {
                return values;
            }

            if (separator != ",")
            {
                throw Unexpected(separator, "',' or ')'", ", ");
            }
        }
    }

    private void Expect(string token)
    {
        var found = Take();
        if (found != token)
        {
            throw Unexpected(found, $"'{token}'");
        }
    }

    private string Take() => _next < _tokens.Count ? _tokens[_next++] : "";

    private static List<string> Tokenize(string text)
    {
        var tokens = new List<string>();
        var position = 0;
        while (position < text.Length)
        {
            var length = char.IsWhiteSpace(text[position]) ? 0 : TokenLength(text.AsSpan(position));
            if (length > 0)
            {
                tokens.Add(text.Substring(position, length));
            }

            position += Math.Max(1, length);
        }

        return tokens;
    }

    private static int TokenLength(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("==") || text.StartsWith("!="))
        {
            return 2;
        }

        if (IsSpecial(text[0]))
        {
            return 1;
        }

        var length = 1;
        while (length < text.Length && !IsSpecial(text[length]) && !char.IsWhiteSpace(text[length]))
        {
            length++;
        }

        return length;
    }

    private static bool IsWord(string token) => !IsSpecial(token[0]);

    private static bool IsSpecial(char c) => c is '=' or '!' or '(' or ')' or ',' or '<' or '>';

    private static ApiException Unexpected(string found, string expected, string separator = " ") =>
        ApiErrors.BadRequest($"unable to parse requirement: found '{found}'{separator}expected: {expected}");
}
