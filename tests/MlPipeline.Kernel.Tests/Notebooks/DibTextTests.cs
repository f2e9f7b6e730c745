using MlPipeline.Kernel.Notebooks;

namespace MlPipeline.Kernel.Tests.Notebooks;

public sealed class DibTextTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dib-tests-");

    [Fact]
    public async Task Cells_are_read_with_their_languages()
    {
        var notebook = await LoadAsync(
            """
            #!meta

            {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp"},{"name":"mine","aliases":["my"]}]}}

            #!markdown

            # Title

            #!csharp

            #!kd-login
            var x = 1;

            #!html

            <b>bold</b>

            #!csharp

            #!my

            anything
            """);
        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Code, CellKind.Code], notebook.Cells.Select(cell => cell.Kind));
        Assert.Equal(["# Title", "#!kd-login\nvar x = 1;", "<b>bold</b>", "anything"], notebook.Cells.Select(cell => cell.Source));
        Assert.Equal("#!html\n<b>bold</b>", notebook.Cells[2].ToExecutableCode());
        Assert.Equal("my", notebook.Cells[3].Language);
    }

    [Fact]
    public async Task Text_above_the_first_language_is_in_the_default_one()
    {
        var notebook = await LoadAsync("1 + 1\n\n#!fsharp\nlet x = 1");
        Assert.Equal("1 + 1", notebook.Cells[0].ToExecutableCode());
        Assert.Contains("'fsharp'", Assert.Throws<NotebookFormatException>(notebook.Cells[1].ToExecutableCode).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_written_as_a_notebook()
    {
        var written = (await LoadAsync("#!csharp\r\n\r\n1\r\n2\r\n")).ToText();
        var cell = Assert.Single(Notebook.Parse(written, "n.ipynb").Cells);
        Assert.Equal("1\n2", cell.Source);
        Assert.NotNull(cell.Id);
    }

    [Fact]
    public async Task A_broken_header_is_named()
    {
        var error = await Assert.ThrowsAsync<NotebookFormatException>(() => LoadAsync("#!meta\n{ not json\n#!csharp\n1"));
        Assert.StartsWith("The #!meta block of n.dib is not JSON", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<Notebook> LoadAsync(string text)
    {
        var path = Path.Combine(_folder.FullName, "n.dib");
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return await Notebook.LoadAsync(path, TestContext.Current.CancellationToken);
    }
}
