namespace MlPipeline.Packaging.Tests.Packed;

public sealed class DeterminismTests
{
    [Theory]
    [InlineData("MlPipeline.Interactive.Package", 2)]
    [InlineData("MlPipeline.Tool.Package", 1)]
    public async Task Package_PackedAgain_IsTheSameToTheByte(string project, int files)
    {
        var again = Directory.CreateTempSubdirectory("packed-again-");
        try
        {
            var run = await ProgramRun.StartAsync(
                "dotnet",
                [
                    "pack", Path.Combine(BuildOutput.PackagingFolder, project),
                    "--no-build", "--configuration", BuildOutput.Configuration, $"-p:PackageOutputPath={again.FullName}",
                ]);
            Assert.True(run.ExitCode == 0, run.Output);

            Assert.Equal(files, again.GetFiles().Length);
            Assert.All(again.GetFiles(), file => Assert.True(
                File.ReadAllBytes(file.FullName).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(BuildOutput.PackedFolder, file.Name))),
                $"{file.Name} differs from one packing to the next."));
        }
        finally
        {
            again.Delete(recursive: true);
        }
    }
}
