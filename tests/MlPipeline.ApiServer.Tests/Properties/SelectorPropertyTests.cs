using CsCheck;
using MlPipeline.ApiServer.Selectors;
using MlPipeline.ApiServer.Statuses;

namespace MlPipeline.ApiServer.Tests.Properties;

public sealed class SelectorPropertyTests
{
    private static readonly string[] Keys = ["app", "example.com/tier", "x"];
    private static readonly string[] Values = ["one", "two", ""];

    [Fact]
    public void A_selector_selects_what_its_conditions_say_one_by_one() => Gen.Int.Sample(seed =>
    {
        var random = new RandomJson(seed);
        var labels = Keys.Where(_ => random.Below(2) == 0).ToDictionary(key => key, _ => random.OneOf(Values), StringComparer.Ordinal);
        var conditions = Enumerable.Range(0, random.Below(4)).Select(_ => Condition(random)).ToList();
        var selector = LabelSelectorParser.Parse(string.Join(random.OneOf([",", " , "]), conditions.Select(condition => condition.Text)));
        return selector.Matches([.. labels]) == conditions.All(condition => condition.Holds(labels));
    });

    [Fact]
    public void Any_text_is_a_selector_or_is_refused() => Gen.String.Sample(text =>
    {
        try
        {
            LabelSelectorParser.Parse(text);
        }
        catch (ApiException exception)
        {
            Assert.Equal(400, exception.Status.Code);
        }
    });

    private static (string Text, Func<Dictionary<string, string>, bool> Holds) Condition(RandomJson random)
    {
        var (key, value, other) = (random.OneOf(Keys), random.OneOf(Values), random.OneOf(Values));
        return random.Below(6) switch
        {
            0 => ($"{key}={value}", labels => labels.TryGetValue(key, out var found) && found == value),
            1 => ($"{key}!={value}", labels => !labels.TryGetValue(key, out var found) || found != value),
            2 => (key, labels => labels.ContainsKey(key)),
            3 => ("!" + key, labels => !labels.ContainsKey(key)),
            4 => ($"{key} in ({value}, {other})", labels => labels.TryGetValue(key, out var found) && (found == value || found == other)),
            _ => ($"{key} notin ({value},{other})", labels => !labels.TryGetValue(key, out var found) || (found != value && found != other)),
        };
    }
}
