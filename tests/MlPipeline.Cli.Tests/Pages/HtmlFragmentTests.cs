using MlPipeline.Cli.Pages;

namespace MlPipeline.Cli.Tests.Pages;

public sealed class HtmlFragmentTests
{
    [Theory]
    [InlineData("<b>bold</b>", false)]
    [InlineData("<script>1</script>", true)]
    [InlineData("<p onclick=\"x()\">", true)]
    [InlineData("<svg><g onload=x></g></svg>", true)]
    [InlineData("<iframe src=\"about:blank\">", true)]
    [InlineData("<!-- <script> -->", false)]
    public void Html_that_could_run_is_told_from_html_that_could_not(string html, bool active) =>
        Assert.Equal(active, HtmlFragment.Parse(html).IsActive);

    [Theory]
    [InlineData("<p>a<script>1</script>b", "<p>ab</p>")]
    [InlineData("<img src=x onerror=alert(1)>", "<img src=\"x\">")]
    [InlineData("<a href=\" java\nscript:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<svg><a xlink:href=\"javascript:alert(1)\"></a></svg>", "<svg><a></a></svg>")]
    [InlineData("<form action=\"/stop\"><button>x</button></form>", "")]
    [InlineData("<meta http-equiv=refresh content=0><base href=/x><link rel=stylesheet href=x>", "")]
    [InlineData("<p>a<template shadowrootmode=open><img onerror=x src=x></template></p>", "<p>a</p>")]
    [InlineData("</div></template><b>open", "<b>open</b>")]
    public void What_could_run_or_lead_away_is_taken_out(string html, string left) =>
        Assert.Equal(left, HtmlFragment.Parse(html).RemoveActiveParts().Html);

    [Fact]
    public void Links_lead_where_they_are_told_to()
    {
        var html = HtmlFragment.Parse("<a href=\"2-b.ipynb\">1</a><a href=\"README.md\">2</a><a href=\"#here\">3</a><a href=\"https://example.org\">4</a>")
            .RewriteLinks(target => target == "2-b.ipynb" ? "/labs/2-b" : null).Html;
        Assert.Equal("<a href=\"/labs/2-b\">1</a><a>2</a><a href=\"#here\">3</a><a href=\"https://example.org\" target=\"_blank\" rel=\"noopener noreferrer\">4</a>", html);
    }

    [Fact]
    public void Large_scripts_are_libraries()
    {
        var libraries = HtmlFragment.Parse("<script>let a = 1;</script><script>let long = \"0123456789\";</script>").Libraries(minimumLength: 20);
        Assert.Equal(["<script>let long = \"0123456789\";</script>"], libraries);
    }
}
