using MlPipeline.Cli.Run;

namespace MlPipeline.Cli.Tests.Run;

public sealed class LabSelectionTests : IDisposable
{
    private readonly LabFolder _folder = new();

    public LabSelectionTests()
    {
        foreach (var name in (string[])["10-last.ipynb", "2-second.ipynb", "1-first.ipynb", "notes.ipynb", "3-text.md"])
        {
            _folder.Add(name);
        }
    }

    [Theory]
    [InlineData(null, null, "1-first.ipynb,2-second.ipynb,10-last.ipynb")]
    [InlineData(2, null, "2-second.ipynb,10-last.ipynb")]
    [InlineData(null, 2, "1-first.ipynb,2-second.ipynb")]
    [InlineData(2, 2, "2-second.ipynb")]
    public void Numbered_notebooks_run_in_the_order_of_their_numbers(int? from, int? to, string names)
    {
        var labs = LabSelection.Find(_folder.Settings with { From = from, To = to });
        Assert.Equal(names, string.Join(',', labs.Select(lab => lab.Name)));
    }

    [Fact]
    public void A_single_notebook_needs_no_number()
    {
        var path = Path.Combine(_folder.Path, "notes.ipynb");
        Assert.Equal([new Lab(null, path)], LabSelection.Find(_folder.Settings with { Path = path }));
    }

    [Fact]
    public void A_script_of_another_kind_is_no_notebook()
    {
        var error = Assert.Throws<RunException>(() => LabSelection.Find(Path.Combine(_folder.Path, "3-text.md")));
        Assert.Contains("3-text.md is no notebook", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", null, "There is no notebook or folder")]
    [InlineData("", 11, "from 1 to 10")]
    public void What_cannot_be_found_is_said(string path, int? from, string message)
    {
        var error = Assert.Throws<RunException>(() =>
            LabSelection.Find(_folder.Settings with { Path = Path.Combine(_folder.Path, path), From = from }));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
