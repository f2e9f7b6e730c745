using MlPipeline.KubeDirector.Clusters;

namespace MlPipeline.KubeDirector.Tests.Clusters;

public sealed class PageOpenerTests : IDisposable
{
    private static readonly EndpointInfo Endpoint = new("my-notebook", "controller", "pod", "jupyter-nb", 8000, new Uri("https://127.0.0.1:9/"), true, true)
    {
        Token = "a token & more",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pages-");

    [Fact]
    public async Task The_token_goes_to_the_browser_in_a_file_of_its_owner()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("the test's browser is a shell script");
            return;
        }

        var browser = Path.Combine(_folder.FullName, "browser");
        var seen = Path.Combine(_folder.FullName, "seen");
        await File.WriteAllTextAsync(browser, $"#!/bin/sh\necho \"$1\" > {seen}.part && mv {seen}.part {seen}\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await new PageOpener(browser, Path.Combine(_folder.FullName, "pages")).OpenAsync(Endpoint, TestContext.Current.CancellationToken);

        await Eventually.HoldsAsync(() => File.Exists(seen), "the browser is started");
        var page = (await File.ReadAllTextAsync(seen, TestContext.Current.CancellationToken)).Trim();
        Assert.Contains("url=https://127.0.0.1:9/?token=a%20token%20%26%20more", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(page));
    }

    [Fact]
    public async Task Without_a_browser_the_reader_is_told_what_to_open()
    {
        var opener = new PageOpener(Path.Combine(_folder.FullName, "no-such-browser"), _folder.FullName);

        var error = await Assert.ThrowsAsync<PipelineException>(() => opener.OpenAsync(Endpoint, TestContext.Current.CancellationToken));

        Assert.Contains("my-notebook.html", error.NextStep, StringComparison.Ordinal);
        Assert.DoesNotContain("a token", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
