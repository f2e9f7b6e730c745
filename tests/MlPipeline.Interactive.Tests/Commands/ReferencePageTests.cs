using MlPipeline.Interactive.Commands.Help;
using MlPipeline.Interactive.Tests.Hosting;

namespace MlPipeline.Interactive.Tests.Commands;

/// <summary>The page of all magics is made from their declarations, and must be made anew where those change.</summary>
public sealed class ReferencePageTests : MagicTest
{
    /// <summary>Environment variable that has the test write the page instead of comparing it.</summary>
    private const string WriteVariable = "MLPIPELINE_WRITE_REFERENCE";

    private static readonly string Page = Path.Combine(RepositoryFolder.Notebooks, "reference.md");

    [Fact]
    public async Task The_page_in_the_notebooks_folder_is_that_of_the_declarations()
    {
        var made = ReferencePage.Write(Runner.Commands);
        if (Environment.GetEnvironmentVariable(WriteVariable) is { Length: > 0 })
        {
            await File.WriteAllTextAsync(Page, made, Cancelled);
        }

        var written = (await File.ReadAllTextAsync(Page, Cancelled)).ReplaceLineEndings("\n");
        Assert.True(written == made, $"notebooks/reference.md is out of date: run this test with {WriteVariable}=1 and commit the page.");
    }
}
