using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Tests.Fixtures;
using MlPipeline.Operator.Tests.Hosting;

namespace MlPipeline.Operator.Tests.Reconcile;

/// <summary>Tests with an operator at work, and with apps <c>a0</c> and <c>a1</c> in place.</summary>
public abstract class OperatorTests : IAsyncLifetime
{
    private protected OperatorWorld World { get; private set; } = null!;

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Whether writes are reviewed.</summary>
    protected virtual bool HasAdmission => true;

    public async ValueTask InitializeAsync()
    {
        World = await OperatorWorld.StartAsync(HasAdmission);
        await World.CreateAsync(ExampleApps.A1(OperatorWorld.Tenant));
        await World.CreateAsync(ExampleApps.A0(OperatorWorld.Tenant));
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected Task CreateAsync(string name = "c1", string app = "a1", int members = 1, Action<KubeDirectorCluster>? change = null)
    {
        var cluster = ExampleClusters.Create(OperatorWorld.Tenant, name, app, ExampleClusters.Role("r", members));
        change?.Invoke(cluster);
        return World.CreateAsync(cluster);
    }

    private protected Task CreateAppAsync(string name, Action<AppRole> changeRole, Action<KubeDirectorApp>? change = null)
    {
        var app = ExampleApps.A1(OperatorWorld.Tenant, name);
        changeRole(app.Spec.Roles[0]);
        change?.Invoke(app);
        return World.CreateAsync(app);
    }

    private protected static MemberStatus Member(KubeDirectorCluster cluster, int index = 0) => cluster.Status!.Roles[0].Members[index];

    private protected static IReadOnlyList<string> Pods(KubeDirectorCluster cluster) =>
        [.. cluster.Status!.Roles.SelectMany(role => role.Members).Select(member => member.Pod)];
}
