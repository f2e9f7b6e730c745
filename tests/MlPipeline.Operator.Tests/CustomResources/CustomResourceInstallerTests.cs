using k8s;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.CustomResources;

namespace MlPipeline.Operator.Tests.CustomResources;

public sealed class CustomResourceInstallerTests
{
    [Fact]
    public void The_four_kinds_are_defined_with_their_short_names()
    {
        var names = CustomResourceInstaller.Definitions().Select(definition => definition.Spec.Names.ShortNames[0]);

        Assert.Equal(["kdapp", "kdcluster", "kdconfig", "kdstatusbackup"], names);
    }

    [Fact]
    public void A_kdcluster_prints_the_columns_of_the_reference()
    {
        var version = CustomResourceInstaller.Definitions().Single(item => item.Spec.Names.Kind == KubeDirectorGroup.ClusterKind).Spec.Versions[0];

        Assert.Equal(["KDApp", "State", "Any Down", "Any ConfigError"], version.AdditionalPrinterColumns.Select(column => column.Name));
        Assert.NotNull(version.Subresources.Status);
    }

    [Theory]
    [InlineData("{}", false, null)]
    [InlineData("""{"configPackage":null}""", true, null)]
    [InlineData("""{"configPackage":{"packageURL":"file:///a.tgz"}}""", true, "file:///a.tgz")]
    public void A_config_package_keeps_its_three_cases(string json, bool isPresent, string? url)
    {
        var role = KubernetesJson.Deserialize<AppRole>(json);
        var again = KubernetesJson.Deserialize<AppRole>(KubernetesJson.Serialize(role));

        Assert.Equal(isPresent, again.ConfigPackage.IsPresent);
        Assert.Equal(url, again.ConfigPackage.Value?.PackageUrl);
        Assert.Equal(isPresent, KubernetesJson.Serialize(role).Contains("configPackage", StringComparison.Ordinal));
    }
}
