using MlPipeline.Contracts.Pods;
using MlPipeline.Contracts.Sandbox;

namespace MlPipeline.Interactive;

/// <summary>What the magics need to know of the machine they run on.</summary>
public sealed record MagicOptions
{
    /// <summary>Environment variable with the path of the tool <c>mlpipeline.dll</c>, which starts a sandbox.</summary>
    public const string ToolVariable = NotebookEnvironment.Tool;

    /// <summary>Environment variable with the password for a platform login, for hosts that cannot ask.</summary>
    public const string PasswordVariable = "MLPIPELINE_PASSWORD";

    /// <summary>The folder of the sandbox and of the kubeconfig files that a login writes.</summary>
    public required SandboxHome Home { get; init; }

    /// <summary>
    /// Path of the tool that starts a sandbox, or null where there is none. Where the environment names none it is the running
    /// program itself, or the package's own.
    /// </summary>
    public string? ToolPath { get; init; }

    /// <summary>User to log in as where a cell names none.</summary>
    public string Student { get; init; } = SandboxHome.DefaultStudent;

    /// <summary>Password for a platform login, or null to ask for it.</summary>
    public string? Password { get; init; }

    /// <summary>
    /// Inside a notebook cluster the file with the kubeconfig that the cluster was given, whether it is there or not; null elsewhere. A
    /// login without further words takes it.
    /// </summary>
    public string? GivenKubeconfig { get; init; }

    /// <summary>Name of the notebook cluster that the notebook runs in, or null where it runs in none.</summary>
    public string? NotebookCluster { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Reads the options from the environment.</summary>
    /// <returns>Options for this process.</returns>
    public static MagicOptions FromEnvironment() => new()
    {
        Home = SandboxHome.Default(),
        ToolPath = Variable(ToolVariable) ?? ToolLocation.Find(),
        Student = Variable(SandboxHome.StudentVariable) ?? SandboxHome.DefaultStudent,
        Password = Variable(PasswordVariable),
        GivenKubeconfig = Variable(NotebookEnvironment.Kubeconfig),
        NotebookCluster = Variable(NotebookEnvironment.Cluster),
    };

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
