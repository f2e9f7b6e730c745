namespace MlPipeline.Sandbox.Tests.Hosting;

/// <summary>Tests that start processes run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SandboxCollection : ICollectionFixture<SharedSandbox>
{
    public const string Name = "sandbox";
}
