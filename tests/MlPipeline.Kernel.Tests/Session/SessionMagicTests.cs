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
    public async Task Import_runs_notebooks_and_scripts_in_the_session()
    {
        await WriteAsync("helpers.ipynb", """
            {"cells": [
              {"cell_type": "markdown", "metadata": {}, "source": "# Helpers"},
              {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": null, "source": "var fromNotebook = 1;"},
              {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": null, "source": "int Next(int n) => n + 1;"}],
             "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
            """);
        await WriteAsync("more.dib", "#!meta\n{\"kernelInfo\":{}}\n\n#!csharp\n\nvar fromDib = 10;\n\n#!markdown\n\n# Text\n\n#!csharp\n\nfromDib++;\n");
        await WriteAsync("last.csx", "var fromScript = 100;");
        var run = await fixture.RunAsync(
            "#!import helpers.ipynb\n#!import \"more.dib\"\n#!import last.csx\nNext(fromNotebook) + fromDib + fromScript");
        Assert.Equal("113", run.ResultText);
    }

    [Theory]
    [InlineData("none.ipynb", "none.ipynb")]
    [InlineData("picture.png", "'.png'")]
    [InlineData("old.ipynb", "nbformat 3")]
    [InlineData("garbage.ipynb", "is not JSON")]
    [InlineData("circle.ipynb", "imports itself")]
    public async Task An_import_that_cannot_be_says_why(string file, string reason)
    {
        await WriteAsync("old.ipynb", """{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": []}""");
        await WriteAsync("garbage.ipynb", "no notebook");
        await WriteAsync("circle.ipynb", """
            {"cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": null, "source": "#!import circle.ipynb"}],
             "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
            """);
        var run = await fixture.RunAsync($"#!import {file}");
        Assert.Equal("MagicError", run.Error.Name);
        Assert.Contains(reason, run.Error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_of_an_import_name_its_file()
    {
        await WriteAsync("broken.csx", "\nint broken = \"text\";");
        var run = await fixture.RunAsync("#!import broken.csx");
        Assert.Contains("broken.csx(2,14): error CS0029", run.Error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_takes_a_text_a_variable_and_what_the_reader_types()
    {
        await fixture.RunAsync("var rides = new[] { 1, 2 };");
        var run = await fixture.RunAsync(
            "#!set --name plain --value \"two words\"\n#!set --name sameRides --value @csharp:rides\n#!set --name secret --value @password:\"Your word?\"\n"
            + "plain + sameRides.Length + object.ReferenceEquals(rides, sameRides) + secret");
        Assert.Equal("two words2Truesecret for Your word?", run.ResultText);
    }

    [Fact]
    public async Task Share_gives_a_second_name_and_knows_no_other_language()
    {
        await fixture.RunAsync("var first = 5;");
        Assert.Equal("5", (await fixture.RunAsync("#!share first --from csharp --as second\nsecond")).ResultText);
        Assert.Contains("'fsharp'", (await fixture.RunAsync("#!share first --from fsharp")).Error.Value, StringComparison.Ordinal);
        Assert.Contains("'nowhere'", (await fixture.RunAsync("#!share nowhere --from csharp")).Error.Value, StringComparison.Ordinal);
    }

    private Task WriteAsync(string name, string content) =>
        File.WriteAllTextAsync(Path.Combine(fixture.Folder, name), content, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Code_below_a_magic_runs_too()
    {
        var run = await fixture.RunAsync("#!who\nvar below = 12;\nbelow");
        Assert.IsType<DisplayOutput>(run.Outputs[0]);
        Assert.Equal("12", run.ResultText);
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
