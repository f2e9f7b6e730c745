namespace MlPipeline.EndToEnd.Tests.Replay;

/// <summary>Tests that share a sandbox and a browser, and so run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class SandboxCollection : ICollectionFixture<RunningSandbox>, ICollectionFixture<Chromium>
{
    public const string Name = "replay on a sandbox";
}
