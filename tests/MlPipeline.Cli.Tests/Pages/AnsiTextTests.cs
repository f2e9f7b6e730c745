using MlPipeline.Cli.Pages;

namespace MlPipeline.Cli.Tests.Pages;

public sealed class AnsiTextTests
{
    [Theory]
    [InlineData("plain <b> & text", "plain &lt;b&gt; &amp; text")]
    [InlineData("\u001b[31mred\u001b[0m not", "<span class=\"ansi-red\">red</span> not")]
    [InlineData("\u001b[1;92;44mall\u001b[39;49;22m", "<span class=\"ansi-bold ansi-bright-green ansi-on-blue\">all</span>")]
    [InlineData("\u001b[38;5;9mindexed\u001b[0m", "<span class=\"ansi-bright-red\">indexed</span>")]
    [InlineData("\u001b[38;5;208mcube", "<span style=\"color:#ff8700;\">cube</span>")]
    [InlineData("\u001b[48;2;1;2;300mmillions", "<span style=\"background-color:#0102ff;\">millions</span>")]
    [InlineData("\u001b[38;5mhalf", "half")]
    [InlineData("\u001b[2Kmoved\u001b[1A \u001b]0;title\u0007end", "moved end")]
    [InlineData("\u001b[mreset", "reset")]
    public void Colour_codes_become_classes(string text, string html) => Assert.Equal(html, AnsiText.ToHtml(text));
}
