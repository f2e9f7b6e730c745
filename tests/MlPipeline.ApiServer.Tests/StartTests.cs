using k8s;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class StartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("apiserver-start-");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_folder.FullName, "state.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_taken_port_is_named()
    {
        await using var first = await TestServer.StartAsync();
        var failure = await FailsAsync(TestServer.Options(Database) with { Port = first.Server.Port });

        Assert.Equal(ApiServerStartFailure.PortInUse, failure.Failure);
        Assert.StartsWith($"Port {first.Server.Port} on 127.0.0.1 is taken", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_port_and_the_database_are_free_again_after_the_end()
    {
        var first = await TestServer.StartAsync(_folder.FullName);
        var port = first.Server.Port;
        await first.DisposeAsync();

        await using var second = await TestServer.StartAsync(_folder.FullName, options => options with { Port = port });
        Assert.Equal(port, second.Server.Port);
    }

    [Fact]
    public async Task A_database_in_use_is_refused()
    {
        await using var first = await TestServer.StartAsync(_folder.FullName);
        var failure = await FailsAsync(TestServer.Options(Database));

        Assert.Equal(ApiServerStartFailure.DatabaseInUse, failure.Failure);
        Assert.Contains("is in use by another process", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await File.WriteAllTextAsync(Database, new string('x', 5000), Cancelled);

        Assert.Equal(ApiServerStartFailure.DatabaseUnreadable, (await FailsAsync(TestServer.Options(Database))).Failure);
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_refused()
    {
        var failure = await FailsAsync(TestServer.Options(Path.Combine(_folder.FullName, "nosuch", "state.db")));

        Assert.Equal(ApiServerStartFailure.DatabaseUnusable, failure.Failure);
        Assert.Contains("Check that its folder exists", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_start_leaves_the_database_to_the_next_one()
    {
        await using var other = await TestServer.StartAsync();
        await FailsAsync(TestServer.Options(Database) with { Port = other.Server.Port });

        await using var server = await TestServer.StartAsync(_folder.FullName);
        Assert.NotEmpty((await server.Client.CoreV1.ListNamespaceAsync(cancellationToken: Cancelled)).Items);
    }

    private static Task<ApiServerStartException> FailsAsync(ApiServerOptions options) =>
        Assert.ThrowsAsync<ApiServerStartException>(() => KubernetesApiServer.StartAsync(options, Cancelled));
}
