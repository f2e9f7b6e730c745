using MlPipeline.Contracts.Sandbox;
using MlPipeline.Interactive;
using MlPipeline.Kernel.Session;

namespace MlPipeline.Kernel.Tests.Session;

/// <summary>One session for the tests of a class; each test uses names of its own.</summary>
public sealed class SessionFixture : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kernel-tests-");

    public SessionFixture() => Session = NewSession();

    public NotebookSession Session { get; }

    public string Folder => _folder.FullName;

    public NotebookSession NewSession(TimeSpan? stopGrace = null) => new(new SessionOptions
    {
        WorkingDirectory = Folder,
        Magics = new MagicOptions { Home = new SandboxHome(Path.Combine(Folder, "home")) },
        StopGrace = stopGrace ?? TimeSpan.FromSeconds(2),
    });

    internal Task<CellRun> RunAsync(string code, TimeSpan? timeout = null) => CellRun.RunAsync(Session, code, timeout);

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
