using System.Text.Json;
using MlPipeline.EndToEnd.Tests.Driving;

namespace MlPipeline.EndToEnd.Tests.Jupyter;

public sealed class InstallTests
{
    [Fact]
    public async Task The_kernelspec_starts_this_program_and_goes_away_again()
    {
        using var kernel = await InstalledKernel.CreateAsync();
        var file = Path.Combine(kernel.Folder, "data", "kernels", "mlpipeline-csharp", "kernel.json");
        using (var spec = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)))
        {
            Assert.Equal("C# (ML pipeline)", spec.RootElement.GetProperty("display_name").GetString());
            Assert.Equal("message", spec.RootElement.GetProperty("interrupt_mode").GetString());
            var words = spec.RootElement.GetProperty("argv").EnumerateArray().Select(word => word.GetString()).ToList();
            Assert.Equal([RepositoryFolder.Tool, "jupyter", "serve", "{connection_file}"], words[^4..]);
            Assert.True(File.Exists(words[0]));
        }

        Assert.Equal(0, (await MlpipelineAsync(kernel, "uninstall")).ExitCode);
        Assert.False(File.Exists(file));
        Assert.Equal(1, (await MlpipelineAsync(kernel, "uninstall")).ExitCode);
    }

    [Fact]
    public async Task A_prefix_and_a_name_are_obeyed()
    {
        using var kernel = await InstalledKernel.CreateAsync();
        var prefix = Path.Combine(kernel.Folder, "python");
        Assert.Equal(0, (await MlpipelineAsync(kernel, "install", "--prefix", prefix, "--name", ".net-csharp")).ExitCode);
        Assert.True(File.Exists(Path.Combine(prefix, "share", "jupyter", "kernels", ".net-csharp", "kernel.json")));
        Assert.NotEqual(0, (await MlpipelineAsync(kernel, "install", "--prefix", prefix, "--user")).ExitCode);
        Assert.Equal(1, (await MlpipelineAsync(kernel, "install", "--name", "no/name")).ExitCode);
    }

    [Fact]
    public async Task A_kernel_of_somebody_else_is_left_alone()
    {
        using var kernel = await InstalledKernel.CreateAsync();
        var file = Path.Combine(kernel.Folder, "data", "kernels", "mlpipeline-csharp", "kernel.json");
        await File.WriteAllTextAsync(file, """{"argv": ["python3", "-m", "ipykernel_launcher", "-f", "{connection_file}"]}""", TestContext.Current.CancellationToken);
        Assert.Contains("Another kernel", (await MlpipelineAsync(kernel, "install")).Output, StringComparison.Ordinal);
        Assert.Contains("not ours", (await MlpipelineAsync(kernel, "uninstall")).Output, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task A_kernel_without_its_connection_file_says_so_in_two_lines()
    {
        using var kernel = await InstalledKernel.CreateAsync();
        var run = await MlpipelineAsync(kernel, "serve", Path.Combine(kernel.Folder, "none.json"));
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, run.Lines.Count);
        Assert.Contains("none.json", run.Output, StringComparison.Ordinal);
    }

    private static Task<CommandResult> MlpipelineAsync(InstalledKernel kernel, params string[] arguments) =>
        kernel.RunAsync("dotnet", [RepositoryFolder.Tool, "jupyter", .. arguments]);
}
