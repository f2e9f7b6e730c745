namespace MlPipeline.Interactive.HostTests.Host;

/// <summary>A host that has loaded the package and logged in to the sandbox, which the package's own tool starts.</summary>
public sealed class SandboxHost(HostMachine machine) : LoadedHost(machine)
{
    /// <summary>The kdcluster that every sandbox begins with.</summary>
    public const string TrainingEngine = "training-engine-shared";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Assert.Null((await RunAsync("#!kd-login")).Error);
        Assert.Null((await RunAsync($"#!kd-cluster wait --name {TrainingEngine}")).Error);
    }
}
