using MlPipeline.Interactive.Grammar;
using MlPipeline.Interactive.Hosting;
using MlPipeline.Interactive.Tests.Hosting;

namespace MlPipeline.Interactive.Tests.Grammar;

public sealed class LineValuesTests
{
    private static readonly Dictionary<string, string> Known = new() { ["user"] = "student1", ["namespace"] = "k8smltenant" };

    [Theory]
    [InlineData("model-{{user}}", "model-student1")]
    [InlineData("{{ user }}.{{namespace}}", "student1.k8smltenant")]
    [InlineData("{{ .Values.user }}", "{{ .Values.user }}")]
    [InlineData("{user}", "{user}")]
    public void Placeholders_are_filled_in_and_templates_of_others_are_left(string text, string filled) =>
        Assert.Equal(filled, new LineValues(new TestHost(), () => Known).Fill(text));

    [Fact]
    public void A_placeholder_nobody_knows_is_told_with_those_there_are()
    {
        var error = Assert.Throws<MagicException>(() => new LineValues(new TestHost(), () => Known).Fill("a-{{usr}}"));

        Assert.Contains("{{usr}}", error.Problem, StringComparison.Ordinal);
        Assert.Contains("{{user}}", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_placeholder_nobody_needs_to_be_logged_in() =>
        Assert.Equal("plain", new LineValues(new TestHost(), () => throw new InvalidOperationException("asked")).Fill("plain"));

    [Fact]
    public void One_variable_may_stand_in_a_line()
    {
        var host = new TestHost { Variables = { ["text"] = "a b", ["number"] = 1.5, ["row"] = new { hour = 9 } } };

        Assert.Equal("a b", new LineValues(host, () => Known).Fill("@csharp:text"));
        Assert.Equal("1.5", new LineValues(host, () => Known).Fill("@csharp:number"));
        Assert.Equal("{\"hour\":9}", new LineValues(host, () => Known).Fill("@csharp:row"));
        Assert.Throws<MagicException>(() => new LineValues(host, () => Known).Fill("@csharp:missing"));
    }

    [Fact]
    public void Two_variables_in_a_line_are_refused_as_some_hosts_would_hang()
    {
        var values = new LineValues(new TestHost { Variables = { ["a"] = "1" } }, () => Known);
        values.Fill("@csharp:a");

        Assert.Throws<MagicException>(() => values.Fill("@csharp:a"));
    }
}
