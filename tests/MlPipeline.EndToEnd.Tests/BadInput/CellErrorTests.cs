namespace MlPipeline.EndToEnd.Tests.BadInput;

/// <summary>A cell that asks for what cannot be: two lines that say what to do, and nothing lost.</summary>
public sealed class CellErrorTests(KeptSandbox sandbox) : IClassFixture<KeptSandbox>
{
    [Fact]
    public async Task A_cell_that_does_not_compile_is_shown_with_the_compilers_words()
    {
        var run = await sandbox.FailAsync("var number = \"text\" - 1;");

        Assert.Contains("CS0019", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_password_is_refused() =>
        Assert.Contains("does not accept this password for student1", sandbox.OutputOf(WrongCells.WrongPassword), StringComparison.Ordinal);

    [Fact]
    public void An_unknown_tenant_is_named()
    {
        var said = sandbox.OutputOf(WrongCells.UnknownTenant);

        Assert.Contains("k8smltenant", said, StringComparison.Ordinal);
        Assert.Contains("K8sMLTenant", said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_kdapp_is_denied_in_the_operators_words() => Assert.Contains(
        "Invalid app(no-such-app). This app resource ID has not been registered.", sandbox.OutputOf(WrongCells.UnknownApp), StringComparison.Ordinal);

    [Fact]
    public void A_model_path_that_does_not_exist_leaves_the_old_version_serving()
    {
        Assert.Contains("nothing.model", sandbox.OutputOf(WrongCells.MissingModel), StringComparison.Ordinal);
        Assert.Contains("version 1 still answers", sandbox.OutputOf(WrongCells.StillServing), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_field_of_a_prediction_is_named() =>
        Assert.Contains("'start_latitude' is missing", sandbox.OutputOf(WrongCells.MissingField), StringComparison.Ordinal);

    [Fact]
    public void A_field_that_is_no_number_is_named() =>
        Assert.Contains("'start_latitude'", sandbox.OutputOf(WrongCells.FieldThatIsNoNumber), StringComparison.Ordinal);

    [Fact]
    public async Task A_deployment_whose_first_model_does_not_exist_is_mended_by_the_registry()
    {
        var run = await sandbox.FailAsync(
            "#!kd-register --model broken-{{user}} --model-version 1 --path /bd-fs-mnt/TenantShare/repo/models/{{user}}/nothing.model",
            """
            #!kd-cluster apply
            apiVersion: kubedirector.hpe.com/v1beta1
            kind: KubeDirectorCluster
            metadata:
              name: broken-{{user}}
            spec:
              app: deployment-engine
              connections:
                configmaps: ["broken-{{user}}"]
              roles:
                - id: LoadBalancer
                  resources: &small
                    limits:
                      cpu: "1"
                      memory: 1Gi
                - id: RESTServer
                  resources: *small
            """,
            "#!kd-cluster wait --name broken-{{user}}");
        var mended = await sandbox.FailAsync(
            "#!kd-register update --model broken-{{user}} --model-version 1 --path /bd-fs-mnt/TenantShare/repo/models/{{user}}/taxi-v1.model",
            "#!kd-cluster wait --name broken-{{user}}",
            "#!kd-cluster delete --name broken-{{user}}",
            "throw new Exception(\"the registry mended it\");");

        Assert.Contains("nothing.model", run.Output, StringComparison.Ordinal);
        Assert.Contains("the registry mended it", mended.Output, StringComparison.Ordinal);
    }
}
