using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MlPipeline.Sandbox.Home;

namespace MlPipeline.Sandbox.Platform;

/// <summary>
/// The log-ins of a sandbox, on disk, so that a kubeconfig works as well after a restart. The token of a session's kubeconfig
/// is derived from its id with a key of this sandbox: it need not be stored to be given out again.
/// </summary>
internal sealed class SessionStore
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly byte[] _key;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, Session> _byId;
    private readonly ConcurrentDictionary<string, Session> _byToken;

    /// <summary>Reads the log-ins of a sandbox.</summary>
    public SessionStore(string path, byte[] key, TimeProvider time)
    {
        _path = path;
        _key = key;
        _time = time;
        var stored = Read(path).Where(session => !HasEnded(session)).ToList();
        _byId = new ConcurrentDictionary<string, Session>(stored.Select(session => KeyValuePair.Create(session.IdHash, session)));
        _byToken = new ConcurrentDictionary<string, Session>(stored.Select(session => KeyValuePair.Create(session.TokenHash, session)));
    }

    /// <summary>Begins a session and returns its id.</summary>
    public string Begin(string user, Tenant tenant)
    {
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var session = new Session(Hash(id), Hash(TokenOf(id)), user, tenant.Name, tenant.Namespace, _time.GetUtcNow());
        lock (_gate)
        {
            _byId[session.IdHash] = session;
            _byToken[session.TokenHash] = session;
            Save();
        }

        return id;
    }

    /// <summary>Finds a session by its id; null where there is none.</summary>
    public Session? Find(string id) => Valid(_byId.GetValueOrDefault(Hash(id)));

    /// <summary>Finds a session by the token of its kubeconfig; null where there is none.</summary>
    public Session? FindByToken(string token) => Valid(_byToken.GetValueOrDefault(Hash(token)));

    /// <summary>Ends a session; its kubeconfig is then worth nothing.</summary>
    public void End(Session session)
    {
        lock (_gate)
        {
            _byId.TryRemove(session.IdHash, out _);
            _byToken.TryRemove(session.TokenHash, out _);
            Save();
        }
    }

    /// <summary>The token for the kubeconfig of a session.</summary>
    public string TokenOf(string id) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(id)));

    private Session? Valid(Session? session) => session is null || HasEnded(session) ? null : session;

    private bool HasEnded(Session session) => _time.GetUtcNow() - session.Created > Lifetime;

    private void Save() =>
        AtomicFile.WriteSecret(_path, JsonSerializer.SerializeToUtf8Bytes(
            _byId.Values.Where(session => !HasEnded(session)).ToList(), PlatformJson.Default.ListSession));

    private static List<Session> Read(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), PlatformJson.Default.ListSession) ?? [] : [];

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
