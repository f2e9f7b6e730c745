using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Outputs;

namespace MlPipeline.Kernel.Tests.Notebooks;

public sealed class NotebookTests
{
    private const string Head = "{\n \"cells\": [\n";
    private const string Tail = "\n ],\n \"metadata\": {\n  \"x\": 1.50\n },\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n";
    private const string CodeCell =
        "  {\n   \"cell_type\": \"code\",\n   \"execution_count\": null,\n   \"id\": \"a\",\n   \"metadata\": {},\n   \"outputs\": [],\n   \"source\": [\n    \"1\\n\",\n    \"2\"\n   ]\n  }";

    [Fact]
    public void What_is_not_touched_is_written_byte_for_byte()
    {
        const string Text = Head
            + "  {\n   \"attachments\": {},\n   \"cell_type\": \"markdown\",\n   \"id\": \"m\",\n   \"metadata\": {\n    \"later\": [\n     1e3,\n     null,\n     true\n    ]\n   },\n"
            + "   \"source\": \"Größe 🚕 \\u00e9 \\\"quoted\\\" </b> \\\\ \\t\"\n  },\n" + CodeCell + Tail;
        Assert.Equal(Text, Notebook.Parse(Text, "n.ipynb").ToText());
    }

    [Fact]
    public void Indent_and_line_ends_stay()
    {
        var text = (Head + CodeCell + Tail).Replace("\n ", "\n    ", StringComparison.Ordinal);
        text = string.Join("\r\n", (Head + CodeCell + Tail).Split('\n').Select(line =>
            new string(' ', 2 * (line.Length - line.TrimStart().Length)) + line.TrimStart())).TrimEnd();
        Assert.Equal(text, Notebook.Parse(text, "n.ipynb").ToText());
    }

    [Fact]
    public void Outputs_are_the_only_change_of_a_run()
    {
        const string Text = Head + CodeCell + Tail;
        var notebook = Notebook.Parse(Text, "n.ipynb");
        notebook.Cells[0].SetOutputs(3,
        [
            new StreamOutput("stdout", "one\ntwo"),
            new DisplayOutput("d", new MimeBundle([new("text/plain", "p"), new("application/json", "{\"a\": 1}")])),
            new ResultOutput(3, MimeBundle.Of("text/html", "<b>é</b>")),
            new ErrorOutput("E", "why", ["line"]),
        ]);
        var expected = Text
            .Replace("\"execution_count\": null", "\"execution_count\": 3", StringComparison.Ordinal)
            .Replace("\"outputs\": []", """
                "outputs": [
                    {
                     "name": "stdout",
                     "output_type": "stream",
                     "text": [
                      "one\n",
                      "two"
                     ]
                    },
                    {
                     "data": {
                      "application/json": {
                       "a": 1
                      },
                      "text/plain": [
                       "p"
                      ]
                     },
                     "metadata": {},
                     "output_type": "display_data"
                    },
                    {
                     "data": {
                      "text/html": [
                       "<b>é</b>"
                      ]
                     },
                     "execution_count": 3,
                     "metadata": {},
                     "output_type": "execute_result"
                    },
                    {
                     "ename": "E",
                     "evalue": "why",
                     "output_type": "error",
                     "traceback": [
                      "line"
                     ]
                    }
                   ]
                """, StringComparison.Ordinal);
        Assert.Equal(expected, notebook.ToText());

        var back = Notebook.Parse(expected, "n.ipynb").Cells[0];
        Assert.Equal(3, back.ExecutionCount);
        Assert.Equal(["StreamOutput", "DisplayOutput", "ResultOutput", "ErrorOutput"], back.Outputs.Select(output => output.GetType().Name));
        Assert.Equal("one\ntwo", ((StreamOutput)back.Outputs[0]).Text);
        Assert.Equal("{\"a\":1}", ((DisplayOutput)back.Outputs[1]).Data.Entries["application/json"]);
        Assert.Equal("line", Assert.Single(((ErrorOutput)back.Outputs[3]).Traceback));
    }

    [Fact]
    public void An_older_minor_version_becomes_4_5_with_the_same_cell_ids_each_time()
    {
        var text = (Head + CodeCell + ",\n" + CodeCell + Tail)
            .Replace("   \"id\": \"a\",\n", "", StringComparison.Ordinal)
            .Replace("\"nbformat_minor\": 5", "\"nbformat_minor\": 2", StringComparison.Ordinal);
        var notebook = Notebook.Parse(text, "n.ipynb");
        var written = notebook.ToText();
        Assert.Contains("\"nbformat_minor\": 5", written, StringComparison.Ordinal);
        Assert.Equal(2, notebook.Cells.Select(cell => cell.Id).Distinct().Count());
        Assert.All(notebook.Cells, cell => Assert.Matches("^[0-9a-f]{8}$", cell.Id));
        Assert.Equal(written, Notebook.Parse(text, "n.ipynb").ToText());
    }

    [Theory]
    [InlineData("not json", "n.ipynb is not JSON")]
    [InlineData("", "n.ipynb is not JSON")]
    [InlineData("[]", "not a notebook")]
    [InlineData("{}", "has no nbformat")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "nbformat 3")]
    [InlineData("{\"nbformat\": 4}", "no list of cells")]
    [InlineData("{\"nbformat\": 4, \"cells\": [1]}", "Cell 1 of n.ipynb")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"heading\"}]}", "'heading'")]
    [InlineData("{\"nbformat\": 4, \"nbformat\": 4, \"cells\": []}", "n.ipynb is not JSON")]
    public void What_is_no_notebook_is_refused_with_a_reason(string text, string reason)
    {
        var error = Assert.Throws<NotebookFormatException>(() => Notebook.Parse(text, "n.ipynb"));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Message.Split('\n').Length);
    }

    [Fact]
    public void A_source_that_is_no_text_is_shown_as_it_stands()
    {
        var text = (Head + CodeCell + Tail).Replace("\"2\"", "2", StringComparison.Ordinal);
        Assert.Equal("1\n2", Notebook.Parse(text, "n.ipynb").Cells[0].Source);
    }

    [Fact]
    public void A_cell_in_another_language_is_refused_by_name()
    {
        var text = (Head + CodeCell + Tail).Replace(
            "\"metadata\": {},", "\"metadata\": {\"polyglot_notebook\": {\"kernelName\": \"fsharp\"}},", StringComparison.Ordinal);
        var error = Assert.Throws<NotebookFormatException>(() => Notebook.Parse(text, "n.ipynb").Cells[0].ToExecutableCode());
        Assert.Contains("Cell 1 of n.ipynb is in 'fsharp'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"language\": \"python\"}", null)]
    [InlineData("{\"language\": \"C#\"}", "1\n2")]
    public void A_notebooks_language_holds_for_cells_that_name_none(string kernelspec, string? code)
    {
        var text = (Head + CodeCell + Tail).Replace("\"x\": 1.50", $"\"kernelspec\": {kernelspec}", StringComparison.Ordinal);
        var cell = Notebook.Parse(text, "n.ipynb").Cells[0];
        if (code is null)
        {
            Assert.Throws<NotebookFormatException>(cell.ToExecutableCode);
        }
        else
        {
            Assert.Equal(code, cell.ToExecutableCode());
        }
    }

    [Fact]
    public void A_markdown_cell_of_the_polyglot_kind_runs_as_a_magic()
    {
        var text = (Head + CodeCell + Tail).Replace(
            "\"metadata\": {},", "\"metadata\": {\"dotnet_interactive\": {\"language\": \"markdown\"}},", StringComparison.Ordinal);
        Assert.Equal("#!markdown\n1\n2", Notebook.Parse(text, "n.ipynb").Cells[0].ToExecutableCode());
    }
}
