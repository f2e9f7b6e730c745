using MlPipeline.Sandbox.Launching;

namespace MlPipeline.Sandbox.Nodes;

/// <summary>What a program of the sandbox needs of its surroundings to start at all; everything else is none of its business.</summary>
internal static class ChildEnvironment
{
    private static readonly string[] Names =
    [
        "PATH", "HOME", "USERPROFILE", "LANG", "TZ", "SystemRoot", "SystemDrive", "ComSpec", "PATHEXT", "APPDATA", "LOCALAPPDATA",
    ];

    /// <summary>The inherited part of an environment; the .NET that runs the sandbox is first on its PATH.</summary>
    public static Dictionary<string, string> Inherited()
    {
        var environment = Names
            .Select(name => (name, value: Environment.GetEnvironmentVariable(name)))
            .Where(each => each.value is not null)
            .ToDictionary(each => each.name, each => each.value!, StringComparer.Ordinal);
        if (Path.GetDirectoryName(DotnetHost.Path) is { Length: > 0 } folder)
        {
            environment["DOTNET_ROOT"] = folder;
            environment["PATH"] = folder + Path.PathSeparator + environment.GetValueOrDefault("PATH");
        }

        environment["DOTNET_NOLOGO"] = "1";
        return environment;
    }
}
