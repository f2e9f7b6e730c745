using System.Text.Json;
using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Sandbox.Home;

/// <summary>Keeps <see cref="SandboxSettings"/> in a file.</summary>
internal sealed class SettingsStore(string path)
{
    private readonly Lock _gate = new();

    /// <summary>Reads the settings; those of a new sandbox where there is no file.</summary>
    public SandboxSettings Read()
    {
        lock (_gate)
        {
            return ReadFile();
        }
    }

    /// <summary>Changes the settings and returns what they are now.</summary>
    public SandboxSettings Update(Func<SandboxSettings, SandboxSettings> change)
    {
        lock (_gate)
        {
            var before = ReadFile();
            var after = change(before);
            if (after != before)
            {
                AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(after, HomeJson.Default.SandboxSettings));
            }

            return after;
        }
    }

    private SandboxSettings ReadFile()
    {
        if (!File.Exists(path))
        {
            return new SandboxSettings();
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), HomeJson.Default.SandboxSettings) ?? new SandboxSettings();
        }
        catch (JsonException exception)
        {
            throw new SandboxException($"The settings of the sandbox are damaged: {path}.", "Delete that file and start again.", exception);
        }
    }
}
