using System.Text.Json.Nodes;
using MlPipeline.Kernel.Notebooks;

namespace MlPipeline.Kernel.Tests.Notebooks;

public sealed class ParameterCellTests
{
    [Theory]
    [InlineData("n=6", "6")]
    [InlineData("n=-3", "-3")]
    [InlineData("n=3000000000", "3000000000L")]
    [InlineData("n=99999999999999999999", "99999999999999999999d")]
    [InlineData("n=0.25", "0.25d")]
    [InlineData("n=1e-3", "1e-3d")]
    [InlineData("n=true", "true")]
    [InlineData("n=007", "\"007\"")]
    [InlineData("n=", "\"\"")]
    [InlineData("n=a=b", "\"a=b\"")]
    [InlineData("n=say \"hi\"\\\n", "\"say \\\"hi\\\"\\\\\\n\"")]
    public void A_value_becomes_a_literal_of_its_type(string text, string literal) =>
        Assert.Equal(literal, NotebookParameter.Parse(text).Literal);

    [Theory]
    [InlineData("depth")]
    [InlineData("class=1")]
    [InlineData("a b=1")]
    [InlineData("=1")]
    public void What_is_no_parameter_is_refused(string text) => Assert.Throws<FormatException>(() => NotebookParameter.Parse(text));

    [Fact]
    public void The_cell_stands_right_below_the_defaults()
    {
        var notebook = NotebookOf(("text", null), ("var depth = 1;", "parameters"), ("depth", null));
        ParameterCell.Inject(notebook, [NotebookParameter.Parse("depth=6"), NotebookParameter.Parse("name=taxi")]);
        Assert.Equal("// Parameters\nvar depth = 6;\nvar name = \"taxi\";", notebook.Cells[2].Source);
        Assert.Equal(["injected-parameters"], notebook.Cells[2].Tags);
        Assert.Equal([1, 2, 3, 4], notebook.Cells.Select(cell => cell.Number));
    }

    [Fact]
    public void Without_defaults_it_stands_at_the_top()
    {
        var notebook = NotebookOf(("1", null));
        ParameterCell.Inject(notebook, [NotebookParameter.Parse("depth=6")]);
        Assert.Equal("injected-parameters", notebook.Cells[0].Id);
    }

    [Fact]
    public void A_second_run_replaces_it_and_changes_nothing_else()
    {
        var notebook = NotebookOf(("var depth = 1;", "parameters"), ("depth", null));
        ParameterCell.Inject(notebook, [NotebookParameter.Parse("depth=6")]);
        var first = notebook.ToText();
        var again = Notebook.Parse(first, "n.ipynb");
        ParameterCell.Inject(again, [NotebookParameter.Parse("depth=7")]);
        Assert.Equal(first.Replace("depth = 6", "depth = 7", StringComparison.Ordinal), again.ToText());
    }

    [Fact]
    public void Without_parameters_a_notebook_stays_as_it_is()
    {
        var notebook = NotebookOf(("var depth = 1;", "parameters"));
        var text = notebook.ToText();
        ParameterCell.Inject(notebook, []);
        Assert.Equal(text, notebook.ToText());
    }

    private static Notebook NotebookOf(params (string Source, string? Tag)[] cells)
    {
        var root = new JsonObject
        {
            ["cells"] = new JsonArray([.. cells.Select(cell => (JsonNode)new JsonObject
            {
                ["cell_type"] = "code",
                ["execution_count"] = null,
                ["metadata"] = cell.Tag is null ? [] : new JsonObject { ["tags"] = new JsonArray(cell.Tag) },
                ["outputs"] = new JsonArray(),
                ["source"] = cell.Source,
            })]),
            ["metadata"] = new JsonObject(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return Notebook.Parse(root.ToJsonString(), "n.ipynb");
    }
}
