using System.Xml.Linq;
using MlPipeline.Cli.Run;
using MlPipeline.Kernel.Notebooks;
using MlPipeline.Kernel.Outputs;
using MlPipeline.Kernel.Running;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Cli.Tests.Run;

public sealed class JUnitReportTests : IDisposable
{
    private readonly LabFolder _folder = new();

    [Fact]
    public async Task Each_code_cell_is_a_case_of_its_notebooks_suite()
    {
        var notebook = await Notebook.LoadAsync(_folder.Add("1-lab.ipynb", "1", "throw", "3"), TestContext.Current.CancellationToken);
        var error = new ErrorOutput("System.Exception", "no \u001b[31mtrips\u001b[0m & <more>", ["System.Exception: no \u001b[31mtrips", "   at top level, line 1"]);
        ExecutedCell[] cells =
        [
            new(notebook.Cells[0], new CellResult(CellStatus.Ok, 1, TimeSpan.FromSeconds(1.5), Error: null)),
            new(notebook.Cells[1], new CellResult(CellStatus.Failed, 2, TimeSpan.FromSeconds(0.25), error)),
        ];
        var path = Path.Combine(_folder.Path, "junit.xml");
        JUnitReport.Save(
            [
                new LabResult(new Lab(1, "1-lab.ipynb"), notebook, new NotebookRunResult(cells, TimeSpan.FromSeconds(2), cells[1])),
                new LabResult(new Lab(2, "2-lab.ipynb"), notebook, Run: null),
            ],
            path,
            DateTimeOffset.UnixEpoch);

        var root = XDocument.Load(path).Root!;
        Assert.Equal(("6", "1", "4", "2.000"), (Value(root, "tests"), Value(root, "failures"), Value(root, "skipped"), Value(root, "time")));
        Assert.Equal(["1-lab.ipynb", "2-lab.ipynb"], root.Elements("testsuite").Select(suite => Value(suite, "name")));
        var found = root.Elements("testsuite").First().Elements("testcase").ToList();
        Assert.Equal(["cell 1: 1", "cell 2: throw", "cell 3: 3"], found.Select(test => Value(test, "name")));
        Assert.Equal("1.500", Value(found[0], "time"));
        var failure = found[1].Element("failure")!;
        Assert.Equal("System.Exception: no [31mtrips[0m & <more>", Value(failure, "message"));
        Assert.EndsWith("   at top level, line 1", failure.Value, StringComparison.Ordinal);
        Assert.NotNull(found[2].Element("skipped"));
    }

    public void Dispose() => _folder.Dispose();

    private static string? Value(XElement element, string name) => (string?)element.Attribute(name);
}
