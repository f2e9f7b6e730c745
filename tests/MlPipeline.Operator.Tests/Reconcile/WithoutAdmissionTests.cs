using MlPipeline.Operator.Tests.Fixtures;
using MlPipeline.Operator.Tests.Hosting;

namespace MlPipeline.Operator.Tests.Reconcile;

public sealed class WithoutAdmissionTests : OperatorTests
{
    protected override bool HasAdmission => false;

    [Fact]
    public async Task An_unknown_app_is_reported_and_heals_once_it_exists()
    {
        await CreateAsync(app: "later");
        await World.UntilEventAsync("c1", "app referenced by cluster does not exist");

        await World.CreateAsync(ExampleApps.A1(OperatorWorld.Tenant, "later"));

        await World.UntilConfiguredAsync("c1");
    }

    [Fact]
    public async Task An_unknown_role_is_reported_and_harms_nobody_else()
    {
        await CreateAsync(change: cluster => cluster.Spec.Roles[0].Id = "nosuch");
        await World.UntilEventAsync("c1", "failed to sync roles: role nosuch is not part of app a1");

        await CreateAsync("c2");

        await World.UntilConfiguredAsync("c2");
    }
}
