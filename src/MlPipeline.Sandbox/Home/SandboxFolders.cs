using MlPipeline.Contracts.Sandbox;

namespace MlPipeline.Sandbox.Home;

/// <summary>Where everything lies in a sandbox's home.</summary>
/// <param name="Home">The home.</param>
internal sealed record SandboxFolders(SandboxHome Home)
{
    public string Root => Home.Folder;

    public string DescriptorFile => Home.DescriptorFile;

    public string CredentialsFile => Path.Combine(Root, "credentials.json");

    public string SettingsFile => Path.Combine(Root, "settings.json");

    public string SessionsFile => Path.Combine(Root, "sessions.json");

    public string StateFile => Path.Combine(Root, "state.db");

    /// <summary>Held by the sandbox's process as long as it lives; the system lets go of it however that process ends.</summary>
    public string ProcessLockFile => Path.Combine(Root, "sandbox.lock");

    /// <summary>Held by whoever is starting a sandbox.</summary>
    public string StartLockFile => Path.Combine(Root, "start.lock");

    /// <summary>Secret that lets a command of the same user ask the process for its status and its end.</summary>
    public string ControlTokenFile => Path.Combine(Root, "control.token");

    public string Pki => Path.Combine(Root, "pki");

    public string CertificateAuthorityFile => Path.Combine(Pki, "ca.crt");

    public string Pods => Path.Combine(Root, "pods");

    /// <summary>What lies behind volume claims.</summary>
    public string Volumes => Path.Combine(Root, "volumes");

    public string Share => Path.Combine(Root, "share");

    public string Repository => Path.Combine(Share, "repo");

    public string Data => Path.Combine(Repository, "data");

    public string Network => Path.Combine(Root, "network");

    public string EndpointsFile => Path.Combine(Network, "endpoints.json");

    public string Logs => Path.Combine(Root, "logs");

    public string LogFile => Path.Combine(Logs, "sandbox.log");

    /// <summary>Why the last start failed: what is wrong and what to do, a line each.</summary>
    public string StartFailureFile => Path.Combine(Logs, "start-failure.txt");

    /// <summary>Makes the folders, for this user only where the system knows such a thing.</summary>
    public void Create()
    {
        CreatePrivate(Root);
        CreatePrivate(Pki);
        foreach (var folder in new[] { Pods, Volumes, Network, Logs, Data, Path.Combine(Repository, "models"), Path.Combine(Repository, "code") })
        {
            Directory.CreateDirectory(folder);
        }
    }

    private static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
