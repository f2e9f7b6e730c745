using System.Net;
using k8s;
using k8s.Models;
using MlPipeline.ApiServer.Tests.Hosting;

namespace MlPipeline.ApiServer.Tests;

public sealed class CrudTests : ServerTests
{
    [Fact]
    public async Task A_created_object_is_read_back_with_what_the_system_sets()
    {
        var created = await CreateMapAsync("a");
        var read = await Core.ReadNamespacedConfigMapAsync("a", "default", cancellationToken: Cancelled);

        Assert.Equal("value", read.Data["key"]);
        Assert.Equal(created.Metadata.ResourceVersion, read.Metadata.ResourceVersion);
        Assert.True(Guid.TryParse(read.Metadata.Uid, out _));
        Assert.NotNull(read.Metadata.CreationTimestamp);
        Assert.Equal("default", read.Metadata.NamespaceProperty);
    }

    [Fact]
    public async Task Creating_it_twice_answers_that_it_exists()
    {
        await CreateMapAsync("a");
        var status = await FailsAsync(HttpStatusCode.Conflict, () => CreateMapAsync("a"));

        Assert.Equal("AlreadyExists", status.Reason);
        Assert.Equal("configmaps \"a\" already exists", status.Message);
        Assert.Equal("a", status.Details.Name);
    }

    [Fact]
    public async Task A_generated_name_begins_with_its_prefix_and_never_collides()
    {
        var names = new HashSet<string>();
        for (var i = 0; i < 20; i++)
        {
            var map = new V1ConfigMap { Metadata = new V1ObjectMeta { GenerateName = "gen-" } };
            names.Add((await Core.CreateNamespacedConfigMapAsync(map, "default", cancellationToken: Cancelled)).Metadata.Name);
        }

        Assert.Equal(20, names.Count);
        Assert.All(names, name => Assert.Matches("^gen-[a-z0-9]{5}$", name));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var status = await FailsAsync(HttpStatusCode.NotFound, () => Core.ReadNamespacedConfigMapAsync("nosuch", "default", cancellationToken: Cancelled));

        Assert.Equal("NotFound", status.Reason);
        Assert.Equal("configmaps \"nosuch\" not found", status.Message);
        Assert.Equal("configmaps", status.Details.Kind);
    }

    [Fact]
    public async Task Creating_in_a_missing_namespace_is_refused()
    {
        var status = await FailsAsync(
            HttpStatusCode.NotFound,
            () => Core.CreateNamespacedConfigMapAsync(Samples.ConfigMap("a"), "nosuchns", cancellationToken: Cancelled));

        Assert.Equal("namespaces \"nosuchns\" not found", status.Message);
    }

    [Theory]
    [InlineData("Bad_Name", "metadata.name: Invalid value: \"Bad_Name\": a lowercase RFC 1123 subdomain must consist of")]
    [InlineData("", "metadata.name: Required value: name or generateName is required")]
    public async Task A_bad_name_is_invalid(string name, string expected)
    {
        var status = await FailsAsync(HttpStatusCode.UnprocessableEntity, () => CreateMapAsync(name));

        Assert.Equal("Invalid", status.Reason);
        Assert.StartsWith($"ConfigMap \"{name}\" is invalid: {expected}", status.Message, StringComparison.Ordinal);
        Assert.Equal("metadata.name", Assert.Single(status.Details.Causes).Field);
    }

    [Fact]
    public async Task A_bad_label_is_invalid()
    {
        var status = await FailsAsync(HttpStatusCode.UnprocessableEntity, () => CreateMapAsync("a", ("team", "has space")));

        Assert.Contains("metadata.labels: Invalid value: \"has space\": a valid label must be", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        var answered = await Core.CreateNamespacedConfigMapAsync(Samples.ConfigMap("dry"), "default", dryRun: "All", cancellationToken: Cancelled);

        Assert.Equal("dry", answered.Metadata.Name);
        Assert.False(await MapExistsAsync("dry"));
    }

    [Fact]
    public async Task A_replaced_object_moves_its_revision_and_keeps_its_identity()
    {
        var created = await CreateMapAsync("a");
        created.Data["key"] = "other";
        var replaced = await Core.ReplaceNamespacedConfigMapAsync(created, "a", "default", cancellationToken: Cancelled);

        Assert.Equal("other", replaced.Data["key"]);
        Assert.Equal(created.Metadata.Uid, replaced.Metadata.Uid);
        Assert.NotEqual(created.Metadata.ResourceVersion, replaced.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task Replacing_on_a_stale_revision_conflicts()
    {
        var created = await CreateMapAsync("a");
        created.Data["key"] = "first";
        await Core.ReplaceNamespacedConfigMapAsync(created, "a", "default", cancellationToken: Cancelled);
        created.Data["key"] = "second";
        var status = await FailsAsync(
            HttpStatusCode.Conflict, () => Core.ReplaceNamespacedConfigMapAsync(created, "a", "default", cancellationToken: Cancelled));

        Assert.Equal("Conflict", status.Reason);
        Assert.Equal(
            "Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please apply your changes to the latest version and try again",
            status.Message);
    }

    [Fact]
    public async Task Replacing_without_a_revision_overwrites()
    {
        await CreateMapAsync("a");
        var other = Samples.ConfigMap("a");
        other.Data["key"] = "other";

        Assert.Equal("other", (await Core.ReplaceNamespacedConfigMapAsync(other, "a", "default", cancellationToken: Cancelled)).Data["key"]);
    }

    [Fact]
    public async Task Replacing_with_the_same_content_does_not_move_the_revision()
    {
        var created = await CreateMapAsync("a", ("x", "1"));
        var replaced = await Core.ReplaceNamespacedConfigMapAsync(created, "a", "default", cancellationToken: Cancelled);

        Assert.Equal(created.Metadata.ResourceVersion, replaced.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task Replacing_another_incarnation_conflicts()
    {
        var created = await CreateMapAsync("a");
        created.Metadata.Uid = Guid.Empty.ToString();
        created.Metadata.ResourceVersion = null;

        await FailsAsync(HttpStatusCode.Conflict, () => Core.ReplaceNamespacedConfigMapAsync(created, "a", "default", cancellationToken: Cancelled));
    }

    [Fact]
    public async Task The_body_must_name_the_object_of_the_path()
    {
        var created = await CreateMapAsync("a");
        created.Metadata.Name = "zzz";
        var status = await FailsAsync(
            HttpStatusCode.BadRequest, () => Core.ReplaceNamespacedConfigMapAsync(created, "a", "default", cancellationToken: Cancelled));

        Assert.Equal("the name of the object (zzz) does not match the name on the URL (a)", status.Message);
    }

    [Fact]
    public async Task A_secret_takes_text_and_keeps_base64()
    {
        var secret = new V1Secret
        {
            Metadata = new V1ObjectMeta { Name = "s" },
            StringData = new Dictionary<string, string> { ["token"] = "abc" },
        };
        var created = await Core.CreateNamespacedSecretAsync(secret, "default", cancellationToken: Cancelled);

        Assert.Equal("abc"u8.ToArray(), created.Data["token"]);
        Assert.Null(created.StringData);
        Assert.Equal("Opaque", created.Type);
    }

    [Fact]
    public async Task A_service_gets_addresses_and_keeps_them()
    {
        var service = new V1Service
        {
            Metadata = new V1ObjectMeta { Name = "web" },
            Spec = new V1ServiceSpec { Type = "NodePort", Ports = [new V1ServicePort { Name = "http", Port = 80 }] },
        };
        var created = await Core.CreateNamespacedServiceAsync(service, "default", cancellationToken: Cancelled);
        var port = Assert.Single(created.Spec.Ports);
        Assert.StartsWith("10.96.", created.Spec.ClusterIP, StringComparison.Ordinal);
        Assert.InRange(port.NodePort!.Value, 30000, 32767);
        Assert.Equal("80", port.TargetPort.Value);

        var replaced = await Core.ReplaceNamespacedServiceAsync(service, "web", "default", cancellationToken: Cancelled);
        Assert.Equal(created.Spec.ClusterIP, replaced.Spec.ClusterIP);
        Assert.Equal(port.NodePort, Assert.Single(replaced.Spec.Ports).NodePort);
    }

    [Fact]
    public async Task A_service_without_ports_is_invalid_in_the_recorded_words()
    {
        var service = new V1Service { Metadata = new V1ObjectMeta { Name = "s1" }, Spec = new V1ServiceSpec() };
        var status = await FailsAsync(
            HttpStatusCode.UnprocessableEntity, () => Core.CreateNamespacedServiceAsync(service, "default", cancellationToken: Cancelled));

        Assert.Equal("Service \"s1\" is invalid: spec.ports: Required value", status.Message);
    }

    [Fact]
    public async Task Many_at_once_are_all_stored_under_revisions_of_their_own()
    {
        var created = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => CreateMapAsync($"many-{i}")));
        var listed = await Core.ListNamespacedConfigMapAsync("default", cancellationToken: Cancelled);

        Assert.Equal(200, created.Select(map => map.Metadata.ResourceVersion).Distinct().Count());
        Assert.Equal(created.Select(map => map.Metadata.Uid).Order(), listed.Items.Select(map => map.Metadata.Uid).Order());
    }
}
