using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;
using MlPipeline.Interactive.Charts;
using MlPipeline.Interactive.Formatting;
using MlPipeline.Interactive.Tests.Formatting;

namespace MlPipeline.Interactive.Tests.Gallery;

/// <summary>Everything the formatters show, on one page for each theme, and looked at by a real browser.</summary>
public sealed class GalleryTests
{
    private const int DesktopWidth = 1000;
    private const int PhoneWidth = 375;

    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "gallery")).FullName;

    public GalleryTests() => FormatterRegistration.Register();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void A_page_of_outputs_needs_nothing_but_itself_and_can_be_read_aloud()
    {
        var document = new HtmlParser().ParseDocument(GalleryPage.Of(PageTheme.Light, [.. SampleResults.Cards(), .. SampleResults.Charts()], DesktopWidth));

        OutputRules.AsksForNothing(document);
        OutputRules.CanBeReadAloud(document);
        Assert.NotEmpty(document.QuerySelectorAll("table, svg"));
    }

    [Fact]
    public async Task Every_text_stands_out_and_stays_in_its_place_in_every_theme()
    {
        using var browser = Browser.FindOrSkip();

        var (texts, complaints) = await LookAsync(browser, [.. SampleResults.Cards(), .. SampleResults.Charts()], PageTheme.All);

        Assert.True(texts > 500, $"The browser saw {texts} texts.");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Charts_to_zoom_into_are_drawn_and_follow_the_theme()
    {
        using var browser = Browser.FindOrSkip();
        ChartFormatting.Register(new ChartRenderer());

        var (texts, complaints) = await LookAsync(browser, SampleResults.InteractiveCharts(), [PageTheme.Light, PageTheme.Dark]);

        Assert.True(texts > 80, $"The browser saw {texts} texts.");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task What_does_not_stand_out_or_leaves_its_place_is_found()
    {
        using var browser = Browser.FindOrSkip();
        var pale = new HtmlString("<p style=\"color:#999\">pale</p>");
        var wide = new HtmlString("<p style=\"white-space:nowrap\">" + new string('w', 300) + "</p>");
        var cut = new HtmlString("<svg role=\"img\" viewBox=\"0 0 100 20\" width=\"100\" fill=\"#000\"><title>t</title><text x=\"80\" y=\"12\">beyond</text></svg>");

        var (_, complaints) = await LookAsync(browser, [("one", pale), ("two", wide), ("three", cut)], [PageTheme.Light]);

        Assert.Contains(complaints, complaint => complaint.StartsWith("one, page-light, 1000 px: \"pale\" has a contrast of 2.8", StringComparison.Ordinal));
        Assert.Contains(complaints, complaint => complaint.StartsWith("two, page-light, 375 px:", StringComparison.Ordinal) && complaint.EndsWith("leaves its place", StringComparison.Ordinal));
        Assert.Contains(complaints, complaint => complaint.StartsWith("three, page-light, 375 px: \"beyond\" leaves its place", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("light", DesktopWidth)]
    [InlineData("dark", DesktopWidth)]
    [InlineData("light", PhoneWidth)]
    [InlineData("dark", PhoneWidth)]
    public async Task Pictures_are_taken_for_whoever_wants_to_see(string theme, int width)
    {
        using var browser = Browser.FindOrSkip();
        foreach (var (name, outputs, height) in new[] { ("cards", SampleResults.Cards(), 16_000), ("charts", SampleResults.Charts(), 3_600) })
        {
            var page = Path.Combine(Folder, $"{name}-{theme}-{width}.html");
            var picture = Path.ChangeExtension(page, "png");
            await File.WriteAllTextAsync(page, GalleryPage.Of(theme == "light" ? PageTheme.Light : PageTheme.Dark, outputs, width), Cancelled);

            await browser.ScreenshotAsync(page, picture, width, height, Cancelled);

            Assert.True(new FileInfo(picture).Length > 50_000, $"{picture} is empty");
        }
    }

    /// <summary>
    /// Shows outputs in some themes, as wide as a desk and as narrow as a phone, and tells how many texts there are and what is wrong with them.
    /// </summary>
    private static async Task<(int Texts, IReadOnlyList<string> Complaints)> LookAsync(
        Browser browser, IReadOnlyList<(string Name, object Value)> outputs, IReadOnlyList<PageTheme> themes)
    {
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Gallery", "inspect.js"), Cancelled);
        script = script.Replace("WIDTHS", $"[{DesktopWidth}, {PhoneWidth}]", StringComparison.Ordinal)
            .Replace("THEMES", JsonSerializer.Serialize(themes), StringComparison.Ordinal);
        var page = Path.Combine(Folder, $"look-{outputs.Count}.html");
        await File.WriteAllTextAsync(page, GalleryPage.Of(themes[0], outputs, DesktopWidth, script), Cancelled);

        var seen = new HtmlParser().ParseDocument(await browser.ReadAsync(page, Cancelled)).QuerySelector("#seen")?.TextContent;

        Assert.NotNull(seen);
        using var report = JsonDocument.Parse(seen);
        var complaints = report.RootElement.GetProperty("complaints").EnumerateArray().Select(complaint => complaint.GetString()!);
        return (report.RootElement.GetProperty("texts").GetInt32(), [.. complaints]);
    }
}
