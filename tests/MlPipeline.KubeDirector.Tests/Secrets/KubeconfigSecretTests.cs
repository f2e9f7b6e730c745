using System.Text;
using k8s;
using MlPipeline.KubeDirector.Manifests;
using MlPipeline.KubeDirector.Tests.Hosting;

namespace MlPipeline.KubeDirector.Tests.Secrets;

public sealed class KubeconfigSecretTests : ClusterTest
{
    [Fact]
    public async Task The_secret_holds_this_clusters_kubeconfig_and_no_others()
    {
        var created = await Session.Secrets.ApplyKubeconfigAsync(Cancelled);
        var again = await Session.Secrets.ApplyKubeconfigAsync(Cancelled);
        var secret = await Cluster.Admin.CoreV1.ReadNamespacedSecretAsync("kc-secret-student1", TestCluster.Namespace, cancellationToken: Cancelled);
        var config = Encoding.UTF8.GetString(secret.Data["config"]);

        Assert.Equal(("Secret", "kc-secret-student1", ApplyResult.Created), (created.Kind, created.Name, created.Outcome));
        Assert.Equal(ApplyResult.Unchanged, again.Outcome);
        Assert.Equal("kubeconfig", secret.Metadata.Labels["kubedirector.hpe.com/secretType"]);
        Assert.Equal("student1", secret.Metadata.Labels["kubedirector.hpe.com/username"]);
        Assert.Contains(FixedTokens.Student, config, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-another-cluster", config, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_deleted_by_name()
    {
        await Session.Secrets.ApplyKubeconfigAsync(Cancelled);

        await Session.Secrets.DeleteAsync(Session.Secrets.KubeconfigSecret, Cancelled);

        await FailsAsync(() => Session.Secrets.DeleteAsync("kc-secret-student1", Cancelled), PipelineFault.NotFound);
    }
}
