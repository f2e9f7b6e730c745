using MlPipeline.Interactive.Formatting;
using MlPipeline.Interactive.Tests.Gallery;

namespace MlPipeline.Interactive.Tests.Formatting;

/// <summary>The colours in every theme, reckoned; the gallery has a browser look at them where there is one.</summary>
public sealed class ThemeTests
{
    private const double EnoughForText = 4.5;

    public static TheoryData<string> Themes => [.. PageTheme.All.Select(theme => theme.Name)];

    [Theory]
    [MemberData(nameof(Themes))]
    public void States_stand_out_from_the_page_and_from_their_own_ground(string name)
    {
        var (ground, text) = Colours(name);

        Assert.All(new[] { StateColour.Good, StateColour.Busy, StateColour.Bad }, state =>
        {
            var ink = Contrast.Mix(Contrast.Parse(state.Hue), text, state.Percent / 100.0);
            Assert.InRange(Contrast.Of(ink, ground), EnoughForText, 21);
            Assert.InRange(Contrast.Of(ink, Contrast.Mix(ink, ground, Stylesheet.GroundPercent / 100.0)), EnoughForText, 21);
        });
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Notes_stand_out_too(string name)
    {
        var (ground, text) = Colours(name);

        Assert.InRange(Contrast.Of(Contrast.Mix(text, ground, Stylesheet.NotePercent / 100.0), ground), EnoughForText, 21);
    }

    [Fact]
    public void The_style_asks_no_host_for_its_theme()
    {
        var style = Stylesheet.For((StylePart)~0);

        Assert.DoesNotContain("prefers-color-scheme", style, StringComparison.Ordinal);
        Assert.DoesNotContain("jp-theme", style, StringComparison.Ordinal);
        Assert.DoesNotMatch("[^-]color:#", style);
    }

    private static (double[] Ground, double[] Text) Colours(string name)
    {
        var theme = PageTheme.All.Single(candidate => candidate.Name == name);
        return (Contrast.Parse(theme.Ground), Contrast.Parse(theme.Text, theme.Ground));
    }
}
