using MlPipeline.Sandbox.Platform;
using MlPipeline.Sandbox.Tests.Hosting;

namespace MlPipeline.Sandbox.Tests.Platform;

public sealed class SessionStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new(DateTimeOffset.UtcNow);
    private readonly byte[] _key = new byte[32];

    [Fact]
    public void A_session_and_its_token_outlive_a_restart()
    {
        var id = Open().Begin("student1", MlPipeline.Sandbox.Platform.Tenant.Workshop);
        var token = Open().TokenOf(id);

        Assert.Equal("student1", Open().Find(id)?.User);
        Assert.Equal("k8smltenant", Open().FindByToken(token)?.Namespace);
    }

    [Fact]
    public void Neither_id_nor_token_is_stored()
    {
        var store = Open();
        var id = store.Begin("student1", MlPipeline.Sandbox.Platform.Tenant.Workshop);

        var stored = File.ReadAllText(_folder.Combine("sessions.json"));
        Assert.DoesNotContain(id, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(store.TokenOf(id), stored, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_that_was_ended_stays_ended()
    {
        var store = Open();
        var id = store.Begin("student1", MlPipeline.Sandbox.Platform.Tenant.Workshop);
        store.End(store.Find(id)!);

        Assert.Null(store.FindByToken(store.TokenOf(id)));
        Assert.Null(Open().Find(id));
    }

    [Fact]
    public void A_session_ends_by_itself_after_a_month()
    {
        var store = Open();
        var id = store.Begin("student1", MlPipeline.Sandbox.Platform.Tenant.Workshop);
        _time.Now = _time.Now.AddDays(31);

        Assert.Null(store.Find(id));
        Assert.Null(store.FindByToken(store.TokenOf(id)));
    }

    public void Dispose() => _folder.Dispose();

    private SessionStore Open() => new(_folder.Combine("sessions.json"), _key, _time);
}
