using System.Text.Json.Nodes;
using k8s;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.Admission;
using MlPipeline.Operator.Tests.Fixtures;

namespace MlPipeline.Operator.Tests.Admission;

public sealed class KdClusterAdmissionTests
{
    private readonly StandardFacts _facts = new() { Apps = { ExampleApps.A1("n"), ExampleApps.TrainingEngine("n") } };

    [Fact]
    public void Case_10_what_is_not_said_is_filled_in()
    {
        var spec = Review("""{"app":"a1","roles":[{"id":"r","resources":{"limits":{"cpu":"1","memory":"1Gi"}}}]}""").Defaulted!["spec"]!;

        Assert.Equal(("local", "LoadBalancer", "UID", 1), ((string?)spec["appCatalog"], (string?)spec["serviceType"], (string?)spec["namingScheme"], (int?)spec["roles"]![0]!["members"]));
    }

    [Fact]
    public void Case_11_the_kdconfig_says_with_what()
    {
        _facts.Config = new() { DefaultServiceType = "NodePort", DefaultNamingScheme = "CrNameRole" };

        var spec = Review(Spec()).Defaulted!["spec"]!;

        Assert.Equal(("NodePort", "CrNameRole"), ((string?)spec["serviceType"], (string?)spec["namingScheme"]));
    }

    [Fact]
    public void Case_12_and_13_the_catalogue_is_the_one_that_has_the_app()
    {
        _facts.Apps.Add(ExampleApps.A1("kubedirector", "shared"));
        _facts.Apps.Add(ExampleApps.A1("kubedirector"));

        Assert.Equal("system", (string?)Review(Spec("shared")).Defaulted!["spec"]!["appCatalog"]);
        Assert.Equal("local", (string?)Review(Spec()).Defaulted!["spec"]!["appCatalog"]);
        Assert.Equal(
            ["Invalid app(shared). This app resource ID has not been registered."],
            Review(Spec("shared").Replace("\"roles\"", "\"appCatalog\":\"local\",\"roles\"", StringComparison.Ordinal)).Messages);
    }

    [Fact]
    public void What_the_user_is_denied_in_so_many_words_is_denied()
    {
        _facts.ServiceAccounts.Add("sa");
        _facts.Claims.Add(new() { Metadata = new() { Name = "claim" }, Spec = new() { AccessModes = ["ReadWriteMany"] } });
        var spec = Spec().Replace(
            "\"resources\"", "\"serviceAccountName\":\"sa\",\"volumeProjections\":[{\"pvcName\":\"claim\",\"mountPath\":\"/m\"}],\"resources\"", StringComparison.Ordinal);
        Assert.True(Review(spec).IsAllowed);

        _facts.Denied["sa"] = "not this account";
        _facts.Denied["claim"] = "not this claim";
        Assert.Equal(["not this account", "not this claim"], Review(spec).Messages);
    }

    [Fact]
    public void A_file_that_cannot_be_reached_is_named_with_its_role()
    {
        _facts.UrlProblems["http://files.example/a"] = "Head \"http://files.example/a\": no such host";

        Assert.Equal(
            ["Unable to access the specified URL(\"http://files.example/a\") in file injection spec for the role (r). error: Head \"http://files.example/a\": no such host."],
            Review(Spec().Replace("\"resources\"", "\"fileInjections\":[{\"srcURL\":\"http://files.example/a\",\"destDir\":\"/d\"}],\"resources\"", StringComparison.Ordinal)).Messages);
    }

    [Fact]
    public void An_unknown_app_is_denied_as_clients_know_it() => Assert.Equal(
        "\nInvalid app(nosuch). This app resource ID has not been registered.",
        Review(Spec("nosuch")).Message);

    [Theory]
    [InlineData("1+", 0, "Invalid member count for role(r). Specified member count:0 Role cardinality:1+")]
    [InlineData("2", 3, "Invalid member count for role(r). Specified member count:3 Role cardinality:2")]
    [InlineData("1+", 5000, "Maximum number of total members per KD cluster supported is %d.1000")]
    [InlineData("1+", 4, null)]
    public void Case_14_counts_of_members_are_within_the_cardinality(string cardinality, int members, string? message)
    {
        _facts.Apps[0].Spec.Roles[0].Cardinality = cardinality;

        Assert.Equal(message is null ? [] : [message], Review(Spec(members: members)).Messages);
    }

    [Fact]
    public void Case_15_a_selected_role_must_be_there_unless_it_may_be_empty()
    {
        _facts.Apps[0].Spec.Roles.Add(ExampleApps.Role("b", "0+", "i", null));
        _facts.Apps[0].Spec.Config.SelectedRoles.Add("b");

        Assert.Equal(["Active role(r) in app(a1) must have its configuration included in the roles array."], Review(Spec(role: "b")).Messages);
        Assert.True(Review(Spec()).IsAllowed);
    }

    [Fact]
    public void Case_16_a_role_the_app_does_not_have_is_denied() => Assert.Contains(
        "Invalid role(controller) in app(training-engine) specified. Valid roles: \"LoadBalancer,RESTServer\"",
        Review(Spec("training-engine", "controller")).Messages);

    [Fact]
    public void Case_17_smallest_resources_are_asked_of_the_requests()
    {
        _facts.Apps[0].Spec.Roles[0].MinResources = new Dictionary<string, string> { ["memory"] = "4Gi" };

        Assert.Equal(
            ["Specified resource(\"memory\") value(\"0\") for role(\"r\") is invalid. Minimum value must be \"4Gi\"."],
            Review(Spec(resources: """{"limits":{"cpu":"1","memory":"8Gi"}}""")).Messages);
    }

    [Theory]
    [InlineData(false, null, "0")]
    [InlineData(false, "5Gi", "5Gi")]
    [InlineData(true, null, null)]
    [InlineData(false, "10Gi", null)]
    public void Case_18_smallest_storage_is_asked_for_unless_there_may_be_none(bool ephemeral, string? size, string? denied)
    {
        _facts.Apps[0].Spec.Roles[0].MinStorage = new() { Size = "10Gi", EphemeralModeSupported = ephemeral };
        _facts.Classes.Add(new() { Metadata = new() { Name = "std" } });
        var storage = size is null ? "" : $$""","storage":{"size":"{{size}}","storageClassName":"std"}""";

        Assert.Equal(
            denied is null ? [] : [$"Specified persistent storage size(\"{denied}\") for role(\"r\") is invalid. Minimum size must be \"10Gi\"."],
            Review(Spec(more: storage)).Messages);
    }

    [Fact]
    public void Case_19_and_20_storage_gets_the_default_class_where_there_is_one()
    {
        const string Storage = ""","storage":{"size":"1Gi"}""";
        Assert.Equal(
            ["storageClassName is not specified for one or more roles, and no default storage class is available."], Review(Spec(more: Storage)).Messages);

        _facts.Classes.Add(new()
        {
            Metadata = new() { Name = "std", Annotations = new Dictionary<string, string> { ["storageclass.kubernetes.io/is-default-class"] = "true" } },
        });

        Assert.Equal("std", (string?)Review(Spec(more: Storage)).Defaulted!["spec"]!["roles"]![0]!["storage"]!["storageClassName"]);
    }

    [Fact]
    public void Case_21_and_22_secrets_have_their_prefix_exist_and_are_copied()
    {
        _facts.Config = new() { RequiredSecretPrefix = "p-" };
        _facts.Secrets.Add("p-s");

        Assert.Equal(["defaultSecret(x) does not have the required name prefix(p-)."], Review(WithDefaultSecret("x")).Messages);
        Assert.Equal(
            ["Unable to find secret(p-missing) for role(r) in namespace(p-)."],
            Review(Spec(more: ""","secret":{"name":"p-missing","mountPath":"/s"}""")).Messages);
        Assert.Equal("p-s", (string?)Review(WithDefaultSecret("p-s")).Defaulted!["spec"]!["roles"]![0]!["secret"]!["name"]);
    }

    [Fact]
    public void Case_23_a_service_account_exists() => Assert.Equal(
        ["service account sa requested by role r does not exist"], Review(Spec(more: ",\"serviceAccountName\":\"sa\"")).Messages);

    [Fact]
    public void Case_26_connections_need_not_lead_anywhere() =>
        Assert.True(Review(Spec().Replace("\"roles\"", "\"connections\":{\"clusters\":[\"x\"]},\"roles\"", StringComparison.Ordinal)).IsAllowed);

    [Theory]
    [InlineData("app", "training-engine", "The app property is read-only.")]
    [InlineData("appCatalog", "system", "The appCatalog property is read-only.")]
    public void Case_27_the_app_stays(string property, string value, string message)
    {
        _facts.Apps.Add(ExampleApps.A1("kubedirector"));
        var stored = Stored();
        var changed = Copy(stored);
        changed["spec"]![property] = value;

        Assert.Equal([message], Update(changed, stored).Messages);
    }

    [Fact]
    public void Case_28_a_role_with_members_stays_but_for_its_count()
    {
        var stored = Stored();
        var changed = Copy(stored);
        changed["spec"]!["roles"]![0]!["env"] = new JsonArray(new JsonObject { ["name"] = "A" });
        var grown = Copy(stored);
        grown["spec"]!["roles"]![0]!["members"] = 3;

        Assert.Equal(["Role(r) properties other than the members count cannot be modified while role members exist."], Update(changed, stored).Messages);
        Assert.True(Update(grown, stored).IsAllowed);
    }

    [Fact]
    public void Case_29_only_the_operator_writes_the_status()
    {
        var stored = Stored();
        var changed = Copy(stored);
        changed["status"]!["state"] = "mine";

        Assert.Equal(["KubeDirector-related status properties are read-only"], Update(changed, stored).Messages);
    }

    [Fact]
    public void Case_30_and_31_a_change_waits_for_the_one_before()
    {
        var stored = Stored();
        var withoutStatus = Copy(stored);
        withoutStatus.Remove("status");
        withoutStatus["spec"]!["roles"]![0]!["members"] = 2;
        Assert.Equal(["Change to spec not allowed before previous spec change has been processed."], Update(withoutStatus, stored).Messages);

        stored["status"]!["roles"]![0]!["members"]![0]!["stateDetail"]!["pendingNotifyCmds"] = new JsonArray(new JsonObject { ["arguments"] = new JsonArray("--addnodes") });
        var grown = Copy(stored);
        grown["spec"]!["roles"]![0]!["members"] = 2;
        Assert.Equal(
            ["Change to spec not allowed because some members have not processed notifications of previous change."], Update(grown, stored).Messages);
    }

    [Theory]
    [InlineData("""{"bad key!":"x"}""", "spec.roles[0].podLabels: Invalid value: \"bad key!\": name part must consist of")]
    [InlineData("""{"a":"bad value!"}""", "spec.roles[0].podLabels: Invalid value: \"bad value!\": a valid label must be an empty string")]
    [InlineData("""{"Bad_Prefix/a":"x"}""", "spec.roles[0].podLabels: Invalid value: \"Bad_Prefix/a\": prefix part")]
    [InlineData("""{"example.com/ok":"x.y_z"}""", null)]
    public void Labels_have_the_syntax_of_kubernetes(string labels, string? message)
    {
        var messages = Review(Spec(more: ",\"podLabels\":" + labels)).Messages;

        Assert.Equal(message is null ? 0 : 1, messages.Count);
        Assert.All(messages, text => Assert.StartsWith(message!, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_of_the_wrong_type_is_named_by_its_place() => Assert.Equal(
        ["spec.roles[0].members: the value is not of the type that KubeDirectorCluster has there."],
        Review("""{"app":"a1","roles":[{"id":"r","members":"many","resources":{"limits":{}}}]}""").Messages);

    [Theory]
    [InlineData("abc", "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")]
    [InlineData("1e", "unable to parse quantity's suffix")]
    public void A_quantity_that_is_none_is_told_as_the_reference_does(string cpu, string message) => Assert.Equal(
        [message], Review(Spec(resources: $$$"""{"limits":{"cpu":"{{{cpu}}}","memory":"1Gi"}}""")).Messages);

    private AdmissionVerdict Review(string spec) => KubeDirectorAdmission.Review(
        new(AdmissionOperation.Create, KubeDirectorGroup.ClusterKind, "n", Cluster(spec), null), _facts);

    private AdmissionVerdict Update(JsonObject changed, JsonObject stored) => KubeDirectorAdmission.Review(
        new(AdmissionOperation.Update, KubeDirectorGroup.ClusterKind, "n", changed, stored), _facts);

    /// <summary>A kdcluster that is stored with its defaults, and has a member.</summary>
    private JsonObject Stored()
    {
        var stored = Review(Spec()).Defaulted!;
        var status = new KubeDirectorClusterStatus { State = ClusterStates.Configured, Roles = [ExampleClusters.Status("r", "kdss-x", 1, MemberStates.Configured)] };
        stored["status"] = JsonNode.Parse(KubernetesJson.Serialize(status));
        return stored;
    }

    private static string WithDefaultSecret(string name) =>
        Spec().Replace("\"roles\"", $$"""
            "defaultSecret":{"name":"{{name}}","mountPath":"/s"},"roles"
            """, StringComparison.Ordinal);

    private static string Spec(
        string app = "a1", string role = "r", int? members = null, string resources = """{"limits":{"cpu":"1","memory":"1Gi"}}""", string more = "") =>
        $$"""{"app":"{{app}}","roles":[{"id":"{{role}}"{{(members is null ? "" : $",\"members\":{members}")}},"resources":{{resources}}{{more}}}]}""";

    private static JsonObject Cluster(string spec) => new()
    {
        ["apiVersion"] = KubeDirectorGroup.ApiVersion,
        ["kind"] = KubeDirectorGroup.ClusterKind,
        ["metadata"] = new JsonObject { ["name"] = "c1", ["namespace"] = "n" },
        ["spec"] = JsonNode.Parse(spec),
    };

    private static JsonObject Copy(JsonObject cluster) => (JsonObject)cluster.DeepClone();
}
