using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Tests.Session;

public sealed class SessionMagicTests(SessionFixture fixture) : IClassFixture<SessionFixture>
{
    [Fact]
    public async Task A_magic_of_the_pipeline_shows_its_output()
    {
        var run = await fixture.RunAsync("#!kd-help");
        Assert.Equal(CellStatus.Ok, run.Result.Status);
        Assert.Contains("kd-help", Assert.IsType<DisplayOutput>(Assert.Single(run.Outputs)).Data.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_before_a_magic_runs_first()
    {
        var run = await fixture.RunAsync("Console.Write(\"first\");\n#!kd-help");
        Assert.IsType<StreamOutput>(run.Outputs[0]);
        Assert.IsType<DisplayOutput>(run.Outputs[1]);
    }

    [Fact]
    public async Task An_unknown_option_is_an_error_of_two_lines()
    {
        var run = await fixture.RunAsync("#!kd-help --no-such-option 1");
        Assert.Equal("MagicError", run.Error.Name);
        Assert.Contains("--no-such-option", run.Error.Value, StringComparison.Ordinal);
        Assert.Equal(2, run.Error.Traceback.Count);
    }

    [Fact]
    public async Task A_body_reaches_the_magic()
    {
        var run = await fixture.RunAsync("#!kd-help\nsome: yaml");
        Assert.Equal("MagicError", run.Error.Name);
    }

    [Fact]
    public async Task An_unknown_magic_rejects_the_whole_cell_and_names_what_exists()
    {
        var run = await fixture.RunAsync("Console.Write(\"never\");\n#!nonsense");
        Assert.Equal("", run.Stdout);
        Assert.Contains("#!nonsense (line 2 of the cell)", run.Error.Value, StringComparison.Ordinal);
        Assert.Contains("#!lsmagic", run.Error.Value, StringComparison.Ordinal);
        Assert.Contains("#!kd-help", run.Error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lsmagic_lists_this_hosts_and_the_pipelines_magics()
    {
        var run = await fixture.RunAsync("#!lsmagic");
        var text = Assert.IsType<DisplayOutput>(Assert.Single(run.Outputs)).Data.Text;
        Assert.Contains("#!time", text, StringComparison.Ordinal);
        Assert.Contains("#!kd-help", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_runs_the_rest_and_shows_how_long_the_cell_took()
    {
        var run = await fixture.RunAsync("#!time\nvar timed = 3;\ntimed");
        Assert.Equal("3", run.ResultText);
        Assert.Matches(@"^Wall time: \d+\.\d ms$", Assert.IsType<DisplayOutput>(run.Outputs[^1]).Data.Text);
    }

    [Theory]
    [InlineData("markdown", "text/markdown")]
    [InlineData("html", "text/html")]
    public async Task Content_magics_show_their_body(string magic, string mimeType)
    {
        var run = await fixture.RunAsync($"#!{magic}\nSome **text**\n  #!not-a-magic");
        Assert.Equal(
            "Some **text**\n  #!not-a-magic",
            Assert.IsType<DisplayOutput>(Assert.Single(run.Outputs)).Data.Entries[mimeType]);
    }

    [Fact]
    public async Task Lines_of_an_error_below_a_magic_are_those_of_the_cell()
    {
        var run = await fixture.RunAsync("#!csharp\n\nint broken = \"text\";");
        Assert.Contains("(3,14)", run.Error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_on_a_magic_that_has_none_are_an_error()
    {
        var run = await fixture.RunAsync("#!time twice\n1");
        Assert.Contains("'twice'", run.Error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whos_shows_variables_with_values()
    {
        await fixture.RunAsync("var listed = \"value of it\";");
        var run = await fixture.RunAsync("#!whos");
        var text = Assert.IsType<DisplayOutput>(Assert.Single(run.Outputs)).Data.Text;
        Assert.Contains("listed", text, StringComparison.Ordinal);
        Assert.Contains("value of it", text, StringComparison.Ordinal);
    }
}
