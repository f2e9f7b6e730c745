using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MlPipeline.Sandbox.Home;
using MlPipeline.Sandbox.Launching;
using MlPipeline.Sandbox.Networking;
using MlPipeline.Sandbox.Pki;
using MlPipeline.Sandbox.Platform;

namespace MlPipeline.Sandbox.Hosting;

/// <summary>What a sandbox stands on: settings, certificates and secrets of its home.</summary>
internal sealed class SandboxGround
{
    private const int FirstOctet = 16;
    private const int EndOctet = 240;

    private SandboxGround(SandboxFolders folders, SettingsStore settings, TimeProvider time)
    {
        Folders = folders;
        Settings = settings;
        Authority = CertificateAuthority.LoadOrCreate(folders, time);
        Certificate = ServerCertificate.LoadOrIssue(folders, Authority, time);
        Credentials = Credentials.LoadOrCreate(folders.CredentialsFile);
        Sessions = new SessionStore(folders.SessionsFile, LoadOrCreateSessionKey(folders), time);
        ControlToken = RandomNumberGenerator.GetHexString(48, lowercase: true);
        AtomicFile.WriteSecret(folders.ControlTokenFile, ControlToken);
    }

    public SandboxFolders Folders { get; }

    public SettingsStore Settings { get; }

    public CertificateAuthority Authority { get; }

    public X509Certificate2 Certificate { get; }

    public Credentials Credentials { get; }

    public SessionStore Sessions { get; }

    public string ControlToken { get; }

    /// <summary>Reads all of it, and makes what is missing.</summary>
    public static SandboxGround Prepare(SandboxFolders folders, SandboxStartOptions options, TimeProvider time)
    {
        folders.Create();
        var settings = new SettingsStore(folders.SettingsFile);
        settings.Update(current => Choose(current, options));
        return new SandboxGround(folders, settings, time);
    }

    private static SandboxSettings Choose(SandboxSettings current, SandboxStartOptions options) =>
        WithTrips(current, options.DataFolder, options.Rows) with
        {
            GatewayPort = PortOf(options.GatewayPort, current.GatewayPort, "platform's gateway", "--gateway-port"),
            ApiServerPort = PortOf(options.ApiServerPort, current.ApiServerPort, "Kubernetes API", "--api-port"),
            LoopbackOctet = current.LoopbackOctet == 0 ? RandomNumberGenerator.GetInt32(FirstOctet, EndOctet) : current.LoopbackOctet,
        };

    /// <summary>The settings with the trips that are asked for; null keeps those of before.</summary>
    public static SandboxSettings WithTrips(SandboxSettings current, string? dataFolder, int? rows) =>
        dataFolder is not null ? current with { DataFolder = dataFolder }
        : rows is { } count ? current with { DataFolder = null, Rows = count }
        : current;

    private static int PortOf(int? wanted, int stored, string what, string option)
    {
        var port = wanted ?? stored;
        if (port == 0)
        {
            return PortAllocator.Find();
        }

        return PortAllocator.IsFree(port)
            ? port
            : throw new SandboxException(
                $"Port {port} of the {what} is taken by another program.",
                $"End that program, or choose another port with {option}.");
    }

    private static byte[] LoadOrCreateSessionKey(SandboxFolders folders)
    {
        var file = Path.Combine(folders.Pki, "session.key");
        if (!File.Exists(file))
        {
            AtomicFile.WriteSecret(file, RandomNumberGenerator.GetBytes(32));
        }

        return File.ReadAllBytes(file);
    }
}
