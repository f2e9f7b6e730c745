using System.Globalization;
using MlPipeline.Operator.Tests.Fixtures;
using MlPipeline.Operator.Tests.Hosting;

namespace MlPipeline.Operator.Tests.Walks;

/// <summary>
/// Kdclusters that live through random steps end in a consistent state. <c>MLPIPELINE_WALKS</c> says how many seeds there are, and
/// <c>MLPIPELINE_FIRST_WALK</c> which one is the first.
/// </summary>
public sealed class RandomWalkTests : IAsyncLifetime
{
    private const int FewWalks = 4;

    private OperatorWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await OperatorWorld.StartAsync();
        _world.Members.HaveVolumes = false;
        var app = ExampleApps.A1(OperatorWorld.Tenant, "walk");
        app.Spec.Roles.Add(ExampleApps.Role("o", "0+", "web", app.Spec.Roles[0].ConfigPackage.Value));
        app.Spec.Config.SelectedRoles.Add("o");
        app.Spec.Config.RoleServices.Add(new() { RoleId = "o", ServiceIds = ["web"] });
        await _world.CreateAsync(app);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Whatever_happens_the_end_is_consistent()
    {
        var first = Number("MLPIPELINE_FIRST_WALK", 1);
        for (var seed = first; seed < first + Number("MLPIPELINE_WALKS", FewWalks); seed++)
        {
            var walk = new RandomWalk(_world, seed);
            try
            {
                await walk.RunAsync();
            }
            catch (Exception exception)
            {
                Assert.Fail($"{walk.Steps}\n{exception}");
            }
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
