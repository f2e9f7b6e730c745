using MlPipeline.Contracts.Repository;

namespace MlPipeline.Contracts.Tests.Repository;

public sealed class TenantShareTests
{
    [Fact]
    public void Paths_are_those_of_the_workshop()
    {
        Assert.Equal("/bd-fs-mnt/TenantShare/repo/data/demodata.csv", TenantShare.TripsFile);
        Assert.Equal("/bd-fs-mnt/TenantShare/repo/data/lookup-ipyheader.csv", TenantShare.ZonesFile);
        Assert.Equal("/bd-fs-mnt/TenantShare/repo/models/student1", TenantShare.Models("student1"));
        Assert.Equal("/bd-fs-mnt/TenantShare/repo/code/student1", TenantShare.Code("student1"));
    }
}
