using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Tests.Session;

public sealed class SessionCSharpTests(SessionFixture fixture) : IClassFixture<SessionFixture>
{
    [Fact]
    public async Task Variables_types_and_usings_stay_for_later_cells()
    {
        await fixture.RunAsync("using System.Globalization;\nrecord Ride(double Miles);\nvar ride = new Ride(8.5);");
        var run = await fixture.RunAsync("ride.Miles.ToString(CultureInfo.InvariantCulture)");
        Assert.Equal("8.5", run.ResultText);
    }

    [Fact]
    public async Task Top_level_await_works()
    {
        var run = await fixture.RunAsync("await Task.Yield();\nawait Task.FromResult(41) + 1");
        Assert.Equal("42", run.ResultText);
    }

    [Fact]
    public async Task A_statement_has_no_result()
    {
        var run = await fixture.RunAsync("var quiet = 5;");
        Assert.Equal(CellStatus.Ok, run.Result.Status);
        Assert.Empty(run.Outputs);
    }

    [Fact]
    public async Task A_trailing_null_is_shown_and_a_call_without_value_is_not()
    {
        Assert.Equal("<null>", (await fixture.RunAsync("(string)null")).ResultText);
        Assert.DoesNotContain((await fixture.RunAsync("Console.Write(\"x\")")).Outputs, output => output is ResultOutput);
    }

    [Fact]
    public async Task Execution_count_rises_with_every_cell()
    {
        var first = await fixture.RunAsync("1");
        var second = await fixture.RunAsync("throw new Exception();");
        Assert.Equal(first.Result.ExecutionCount + 1, second.Result.ExecutionCount);
        Assert.Equal(first.Result.ExecutionCount, Assert.IsType<ResultOutput>(Assert.Single(first.Outputs)).ExecutionCount);
    }

    [Fact]
    public async Task Objects_are_formatted_as_html_and_plain_text()
    {
        var run = await fixture.RunAsync("new { Zone = \"JFK\", Trips = 3 }");
        var data = run.Outputs.OfType<ResultOutput>().Single().Data;
        Assert.Contains("JFK", data.Entries["text/html"], StringComparison.Ordinal);
        Assert.Contains("JFK", data.Entries["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Console_and_display_come_in_order()
    {
        var run = await fixture.RunAsync(
            "Console.WriteLine(\"a\");\ndisplay(\"b\");\nConsole.Error.Write(\"c\");\nawait Task.Yield();\nConsole.Write(\"d\");");
        string[] shown = [.. run.Outputs.Select(output => output switch
        {
            StreamOutput stream => stream.Name + ":" + stream.Text.TrimEnd(),
            DisplayOutput display => "display:" + display.Data.Text,
            _ => output.ToString(),
        })];
        Assert.Equal(["stdout:a", "display:b", "stderr:c", "stdout:d"], shown);
    }

    [Fact]
    public async Task Many_tasks_write_to_the_console_without_loss()
    {
        var run = await fixture.RunAsync(
            "await Task.WhenAll(Enumerable.Range(0, 20).Select(t => Task.Run(() => { for (var i = 0; i < 100; i++) Console.WriteLine($\"{t}.{i}\"); })));");
        var lines = run.Stdout.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2000, lines.Distinct().Count());
    }

    [Fact]
    public async Task Two_sessions_keep_their_consoles_apart()
    {
        await using var other = fixture.NewSession();
        const string Code = "for (var i = 0; i < 200; i++) { Console.Write(\"NAME\"); await Task.Yield(); }";
        var runs = await Task.WhenAll(
            fixture.RunAsync(Code.Replace("NAME", "x", StringComparison.Ordinal)),
            CellRun.RunAsync(other, Code.Replace("NAME", "y", StringComparison.Ordinal)));
        Assert.Equal(new string('x', 200), runs[0].Stdout);
        Assert.Equal(new string('y', 200), runs[1].Stdout);
    }

    [Fact]
    public async Task A_displayed_value_can_be_updated_from_a_later_cell()
    {
        var run = await fixture.RunAsync("var shown = \"10 %\".Display();");
        await fixture.RunAsync("shown.Update(\"20 %\");");
        var display = Assert.IsType<DisplayOutput>(run.Outputs[0]);
        Assert.Equal("10 %", display.Data.Text);
        var update = Assert.IsType<DisplayUpdate>(run.Outputs[1]);
        Assert.Equal(display.DisplayId, update.DisplayId);
        Assert.Equal("20 %", update.Data.Text);
    }

    [Fact]
    public async Task Html_and_pocket_view_are_shown_as_html()
    {
        var run = await fixture.RunAsync("display(HTML(\"<b>bold</b>\"));\nPocketView view = h1(\"Title\");\ndisplay(view);");
        Assert.Equal(
            ["<b>bold</b>", "<h1>Title</h1>"],
            run.Outputs.OfType<DisplayOutput>().Select(output => output.Data.Entries["text/html"]));
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_names_lines_and_leaves_the_session_as_it_was()
    {
        await fixture.RunAsync("var kept = 1;");
        var run = await fixture.RunAsync("kept = 2;\nint broken = \"text\";");
        Assert.Equal(CellStatus.Failed, run.Result.Status);
        Assert.Equal("CompilationError", run.Error.Name);
        Assert.StartsWith("(2,14): error CS0029: ", run.Error.Value, StringComparison.Ordinal);
        Assert.Equal("1", (await fixture.RunAsync("kept")).ResultText);
    }

    [Fact]
    public async Task An_exception_shows_the_frames_of_cells_only_and_keeps_variables()
    {
        await fixture.RunAsync("void Fail(string why)\n{\n    throw new InvalidOperationException(why);\n}");
        var run = await fixture.RunAsync("var before = 7;\nawait Task.Yield();\nFail(\"no trips\");");
        Assert.Equal("System.InvalidOperationException", run.Error.Name);
        Assert.Equal("no trips", run.Error.Value);
        Assert.Equal("System.InvalidOperationException: no trips", run.Error.Traceback[0]);
        Assert.Matches(@"^   at Fail\(String why\) in cell \[\d+\], line 3$", run.Error.Traceback[1]);
        Assert.Equal("   at top level, line 3", run.Error.Traceback[2]);
        Assert.Equal(3, run.Error.Traceback.Count);
        Assert.Equal(run.Error, run.Outputs[^1]);
        Assert.Equal("7", (await fixture.RunAsync("before")).ResultText);
    }

    [Fact]
    public async Task A_missing_file_shows_where_the_framework_threw_and_which_line_called_it()
    {
        var run = await fixture.RunAsync("File.ReadAllText(\"/no/such/file\")");
        Assert.Contains(run.Error.Traceback, line => line.Contains("System.IO.File.ReadAllText", StringComparison.Ordinal));
        Assert.Equal("   at top level, line 1", run.Error.Traceback[^1]);
    }

    [Fact]
    public async Task An_inner_exception_is_shown_too()
    {
        var run = await fixture.RunAsync("throw new Exception(\"outer\", new FormatException(\"inner\"));");
        Assert.Contains(" ---> System.FormatException: inner", run.Error.Traceback);
    }

    [Fact]
    public async Task Framework_libraries_are_there_without_a_reference()
    {
        var run = await fixture.RunAsync(
            "using System.Net.Http;\nusing System.Text.Json;\nvar http = new HttpClient();\nJsonSerializer.Serialize(new[] { 1, 2 })");
        Assert.Equal("[1,2]", run.ResultText);
    }

    [Fact]
    public async Task Types_of_the_host_are_the_same_types_in_cells()
    {
        var run = await fixture.RunAsync("typeof(Formatter).Assembly");
        var assembly = typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly;
        await fixture.Session.Host.SetVariableAsync("hostAssembly", assembly, TestContext.Current.CancellationToken);
        Assert.Equal("True", (await fixture.RunAsync("object.ReferenceEquals(typeof(Formatter).Assembly, hostAssembly)")).ResultText);
        Assert.Equal(CellStatus.Ok, run.Result.Status);
    }

    [Fact]
    public async Task A_library_is_referenced_by_a_path_relative_to_the_notebook()
    {
        File.Copy(typeof(Assert).Assembly.Location, Path.Combine(fixture.Folder, "Some.Library.dll"), overwrite: true);
        await File.WriteAllTextAsync(Path.Combine(fixture.Folder, "more.csx"), "int Twice(int x) => 2 * x;", TestContext.Current.CancellationToken);
        var run = await fixture.RunAsync("#r \"Some.Library.dll\"\n#load \"more.csx\"\nXunit.Assert.Equal(42, Twice(21));\nTwice(21)");
        Assert.Equal("42", run.ResultText);
    }

    [Fact]
    public async Task The_pipelines_own_package_is_already_there()
    {
        var run = await fixture.RunAsync("#r \"nuget: MlPipeline.Interactive\"\ntypeof(PipelineException).Name");
        Assert.Equal("PipelineException", run.ResultText);
    }

    [Fact]
    public async Task An_empty_cell_does_nothing()
    {
        var run = await fixture.RunAsync("  \n\n// nothing but a comment");
        Assert.Equal(CellStatus.Ok, run.Result.Status);
        Assert.Empty(run.Outputs);
    }
}
