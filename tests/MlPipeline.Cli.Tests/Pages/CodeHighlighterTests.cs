using System.Net;
using System.Text.RegularExpressions;
using CsCheck;
using MlPipeline.Cli.Pages;

namespace MlPipeline.Cli.Tests.Pages;

public sealed partial class CodeHighlighterTests
{
    [Fact]
    public void CSharp_is_marked_up_as_the_compiler_reads_it() => Assert.Equal(
        "<span class=\"keyword\">var</span> rides = <span class=\"keyword\">await</span> kd.<span class=\"method\">Find</span>(<span class=\"string\">&quot;a//b&quot;</span>); <span class=\"comment\">// why</span>",
        CodeHighlighter.ToHtml("var rides = await kd.Find(\"a//b\"); // why", "csharp"));

    [Fact]
    public void A_magic_line_stands_above_CSharp() => Assert.Equal(
        "<span class=\"magic\">#!kd-train</span> <span class=\"property\">--param</span> <span class=\"string\">&quot;depth=2&quot;</span>\n<span class=\"keyword\">new</span> <span class=\"type\">Trainer</span>()",
        CodeHighlighter.ToHtml("#!kd-train --param \"depth=2\"\nnew Trainer()", "csharp"));

    [Fact]
    public void A_manifest_below_a_magic_is_yaml() => Assert.Equal(
        "<span class=\"magic\">#!kd-cluster</span> apply\n<span class=\"property\">name</span>: me-<span class=\"placeholder\">{{user}}</span> <span class=\"comment\"># mine</span>\n<span class=\"property\">cpu</span>: <span class=\"string\">&quot;1&quot;</span>",
        CodeHighlighter.ToHtml("#!kd-cluster apply\nname: me-{{user}} # mine\ncpu: \"1\"", "csharp"));

    [Fact]
    public void A_body_of_json_is_told_from_CSharp() => Assert.Equal(
        "<span class=\"magic\">#!kd-predict</span>\n{<span class=\"property\">&quot;work&quot;</span>: <span class=\"number\">1</span>, <span class=\"property\">&quot;a&quot;</span>: <span class=\"keyword\">true</span>}",
        CodeHighlighter.ToHtml("#!kd-predict\n{\"work\": 1, \"a\": true}", "csharp"));

    [Fact]
    public void An_unknown_language_is_left_plain() => Assert.Equal("SELECT &lt;1&gt;", CodeHighlighter.ToHtml("SELECT <1>", "sql"));

    [Fact]
    public void No_character_is_lost_or_added() => Gen.String[Gen.Char["a#!\n\"{}:1 -/*'\\$<&;="], 0, 40].Sample(code =>
        Assert.Equal(code, WebUtility.HtmlDecode(Tags().Replace(CodeHighlighter.ToHtml(code, "csharp"), ""))));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
