using k8s;
using k8s.Models;
using MlPipeline.KubeDirector.Models;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.KubeDirector.Tests.Hosting;

namespace MlPipeline.KubeDirector.Tests.Models;

public sealed class ModelRegistryTests : ClusterTest
{
    private const string Name = "model-student1";

    private static ModelRegistration First { get; } = new(
        Name, "1", "/bd-fs-mnt/TenantShare/repo/models/student1/taxi-v1.model", "/bd-fs-mnt/TenantShare/repo/code/student1/taxi.csx", "Depth 1");

    [Fact]
    public async Task A_registered_model_is_the_labelled_config_map_that_kubedirector_reads()
    {
        await Session.Models.RegisterAsync(First, Cancelled);

        var map = await Cluster.Admin.CoreV1.ReadNamespacedConfigMapAsync(Name, TestCluster.Namespace, cancellationToken: Cancelled);
        Assert.Equal("model", map.Metadata.Labels["kubedirector.hpe.com/cmType"]);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["name"] = Name,
                ["description"] = "Depth 1",
                ["model-version"] = "1",
                ["modelType"] = "kubedirector",
                ["path"] = First.Path,
                ["scoring-path"] = First.ScoringPath,
            },
            map.Data);
    }

    [Fact]
    public async Task An_update_changes_what_it_names_and_nothing_else()
    {
        await Session.Models.RegisterAsync(First, Cancelled);
        await Cluster.Actor.CreateAsync("serving", "deployment-engine", new Connections { ConfigMaps = [Name] }, "LoadBalancer", "RESTServer");
        await Cluster.Actor.CreateAsync("notebook", "jupyter-notebook", new Connections { ConfigMaps = [Name] }, "controller");

        var updated = await Session.Models.UpdateAsync(Name, new ModelChange(Version: "2", Path: First.Path.Replace("v1", "v2", StringComparison.Ordinal)), Cancelled);

        Assert.Equal(("2", First.ScoringPath, "Depth 1"), (updated.Version, updated.ScoringPath, updated.Description));
        Assert.EndsWith("taxi-v2.model", updated.Path, StringComparison.Ordinal);
        Assert.Equal(["serving"], updated.Deployments);
    }

    [Fact]
    public async Task Registering_again_takes_the_new_values()
    {
        await Session.Models.RegisterAsync(First, Cancelled);

        var again = await Session.Models.RegisterAsync(First with { Version = "7", Description = "" }, Cancelled);

        Assert.Equal(("7", ""), (again.Version, again.Description));
        Assert.Single(await Session.Models.ListAsync(Cancelled));
    }

    [Theory]
    [InlineData("taxi.model")]
    [InlineData("/etc/passwd")]
    [InlineData("/bd-fs-mnt/TenantShare/../../etc/passwd")]
    [InlineData("/bd-fs-mnt/TenantShare/repo//taxi.model")]
    [InlineData("https://example.com/taxi.model")]
    [InlineData("repo://project_repo/../x")]
    public async Task A_path_outside_of_the_central_repository_is_refused(string path)
    {
        var error = await FailsAsync(() => Session.Models.RegisterAsync(First with { Path = path }, Cancelled), PipelineFault.Rejected);

        Assert.Contains(path, error.Problem, StringComparison.Ordinal);
        Assert.Empty(await Session.Models.ListAsync(Cancelled));
    }

    [Fact]
    public async Task A_repository_address_is_a_path_too() =>
        Assert.Equal(
            "repo://project_repo/models/taxi.model",
            (await Session.Models.RegisterAsync(First with { Path = "repo://project_repo/models/taxi.model" }, Cancelled)).Path);

    [Fact]
    public async Task Another_config_map_of_that_name_is_left_alone()
    {
        await Cluster.Admin.CoreV1.CreateNamespacedConfigMapAsync(
            new V1ConfigMap { Metadata = new V1ObjectMeta { Name = Name } }, TestCluster.Namespace, cancellationToken: Cancelled);

        await FailsAsync(() => Session.Models.RegisterAsync(First, Cancelled), PipelineFault.Conflict);
        await FailsAsync(() => Session.Models.DeleteAsync(Name, Cancelled), PipelineFault.Conflict);
    }

    [Fact]
    public async Task What_is_not_registered_is_told()
    {
        await FailsAsync(() => Session.Models.GetAsync(Name, Cancelled), PipelineFault.NotFound);
        await FailsAsync(() => Session.Models.UpdateAsync(Name, new ModelChange(Version: "2"), Cancelled), PipelineFault.NotFound);
        await FailsAsync(() => Session.Models.DeleteAsync(Name, Cancelled), PipelineFault.NotFound);
    }

    [Fact]
    public async Task A_deleted_model_is_gone()
    {
        await Session.Models.RegisterAsync(First, Cancelled);

        await Session.Models.DeleteAsync(Name, Cancelled);

        Assert.Empty(await Session.Models.ListAsync(Cancelled));
    }
}
